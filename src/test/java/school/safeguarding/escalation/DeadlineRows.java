package school.safeguarding.escalation;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The rows of {@code deadlines.dmn} as they stand in the file. */
final class DeadlineRows {

    private DeadlineRows() {}

    /** @param inputs what each input has to be, by its label; an empty one may be anything; @param outputs by name */
    public record Row(Map<String, String> inputs, Map<String, Object> outputs) {}

    static List<Row> all() {
        DmnModelInstance model = Dmn.readModelFromFile(new File("processes/deadlines.dmn"));
        DecisionTable table =
                model.getModelElementsByType(DecisionTable.class).iterator().next();
        List<Input> inputs = new ArrayList<>(table.getInputs());
        List<Output> outputs = new ArrayList<>(table.getOutputs());
        List<Row> rows = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            Map<String, String> when = new LinkedHashMap<>();
            int place = 0;
            for (var entry : rule.getInputEntries()) {
                when.put(inputs.get(place++).getLabel(), entry.getTextContent().strip());
            }
            Map<String, Object> then = new LinkedHashMap<>();
            place = 0;
            for (var entry : rule.getOutputEntries()) {
                then.put(
                        outputs.get(place++).getName(),
                        entry.getTextContent().strip().replaceAll("^\"|\"$", ""));
            }
            rows.add(new Row(when, then));
        }
        return rows;
    }
}

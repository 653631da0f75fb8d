package school.safeguarding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import school.safeguarding.engine.decisions.ParsedOnceFeelEngine;

/** One decision of the procedure, asked without a process around it, by the engine that asks it within one. */
public final class Decision {

    private static final FeelEngine FEEL = new ParsedOnceFeelEngine();
    private static final DmnEngine ENGINE = engine();

    private final DmnDecision decision;

    private Decision(DmnDecision decision) {
        this.decision = decision;
    }

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> FEEL);
        return configuration.buildEngine();
    }

    /** @param id the decision's, which is its file's name */
    public static Decision named(String id) {
        try (InputStream table = Files.newInputStream(Path.of("processes", id + ".dmn"))) {
            return new Decision(ENGINE.parseDecision(id, table));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What each row that fires says, by the names of its outputs. */
    public List<Map<String, Object>> hits(Map<String, ?> facts) {
        DmnDecisionTableResult result = ENGINE.evaluateDecisionTable(decision, Map.copyOf(facts));
        return result.getResultList();
    }

    public int rows() {
        return table().getRules().size();
    }

    /** Whether the row's cell for this input takes this value, by the engine's own FEEL; an empty cell takes any. */
    public boolean takes(int row, String input, Object value) {
        List<DmnDecisionTableInputImpl> inputs = table().getInputs();
        int column = 0;
        while (!inputs.get(column).getExpression().getExpression().equals(input)) {
            column++;
        }
        String cell = table().getRules().get(row).getConditions().get(column).getExpression();
        return cell == null
                || FEEL.evaluateSimpleUnaryTests(
                        cell,
                        input,
                        Variables.createVariables().putValue(input, value).asVariableContext());
    }

    /** What the row says, where its cells hold texts only. */
    public Map<String, Object> says(int row) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (int column = 0; column < table().getOutputs().size(); column++) {
            String cell =
                    table().getRules().get(row).getConclusions().get(column).getExpression();
            outputs.put(table().getOutputs().get(column).getOutputName(), cell.replaceAll("^\"|\"$", ""));
        }
        return outputs;
    }

    private DmnDecisionTableImpl table() {
        return (DmnDecisionTableImpl) decision.getDecisionLogic();
    }
}

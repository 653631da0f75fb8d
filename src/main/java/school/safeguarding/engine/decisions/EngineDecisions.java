package school.safeguarding.engine.decisions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.Decisions;

@Component
class EngineDecisions implements Decisions {

    private final ProcessEngine engine;

    EngineDecisions(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Map<String, String>> first(String decisionId, Map<String, Object> inputs) {
        inputs.keySet().forEach(name -> {
            if (!RoutingFact.isOnTheList(name)) {
                throw new IllegalArgumentException("A decision may not read " + name);
            }
        });
        DmnDecisionTableResult result = AsSystem.inCommand(engine, () -> engine.getDecisionService()
                .evaluateDecisionTableByKey(decisionId, new HashMap<>(inputs)));
        return result.stream().findFirst().map(row -> row.getEntryMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, output -> String.valueOf(output.getValue()))));
    }

    @Override
    public List<RowSource> sources() {
        return AsSystem.inCommand(engine, () -> engine
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .latestVersion()
                .orderByDecisionDefinitionKey()
                .asc()
                .list()
                .stream()
                .flatMap(table ->
                        sources(table.getName(), engine.getRepositoryService().getDmnModelInstance(table.getId())))
                .toList());
    }

    private static Stream<RowSource> sources(String name, DmnModelInstance model) {
        return model.getModelElementsByType(DecisionTable.class).stream().flatMap(table -> {
            List<String> outputs =
                    table.getOutputs().stream().map(Output::getName).toList();
            return table.getRules().stream()
                    .map(row -> new RowSource(name, row.getId(), source(row, outputs.indexOf("source"))));
        });
    }

    /** From the column of that name; where the table has one output only, from the row's annotation. */
    private static String source(Rule row, int column) {
        return column < 0
                ? row.getDescription().getTextContent().strip()
                : List.copyOf(row.getOutputEntries())
                        .get(column)
                        .getTextContent()
                        .strip()
                        .replaceAll("^\"|\"$", "");
    }
}

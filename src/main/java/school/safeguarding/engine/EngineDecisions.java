package school.safeguarding.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

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
}

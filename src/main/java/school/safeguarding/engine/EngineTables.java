package school.safeguarding.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.decisions.TriedTables;

@Component
class EngineTables implements Tables {

    private final ProcessEngine engine;

    /** Of its own: what is tried is no deployed table, and is remembered nowhere. */
    private final DmnEngine trials;

    EngineTables(@Lazy ProcessEngine engine, FeelEngine feel) {
        this.engine = engine;
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> feel);
        this.trials = configuration.buildEngine();
    }

    @Override
    public Map<String, Integer> inForce() {
        return AsSystem.inCommand(
                engine,
                () -> engine.getRepositoryService().createDecisionDefinitionQuery().latestVersion().list().stream()
                        .collect(Collectors.toMap(
                                DecisionDefinition::getKey, DecisionDefinition::getVersion, Math::max, TreeMap::new)));
    }

    @Override
    public Table table(String decisionId) {
        return new Tried(deployed(decisionId));
    }

    @Override
    public Optional<Table> read(String decisionId, byte[] file) {
        return TriedTables.read(trials, deployed(decisionId), file).map(Tried::new);
    }

    private DmnDecision deployed(String decisionId) {
        return AsSystem.inCommand(engine, () -> (DmnDecision) Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey(decisionId));
    }

    private class Tried implements Table {

        private final DmnDecision decision;

        Tried(DmnDecision decision) {
            this.decision = decision;
        }

        @Override
        public List<Map<String, String>> rows(Map<String, Object> inputs) {
            return trials.evaluateDecisionTable(decision, inputs).getResultList().stream()
                    .map(row -> row.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, output -> String.valueOf(output.getValue()))))
                    .toList();
        }

        @Override
        public Set<String> outputs(String name) {
            return TriedTables.outputs(decision, name);
        }
    }
}

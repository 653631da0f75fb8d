package school.safeguarding.engine.decisions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.table.Tables;

@Component
class EngineTables implements Tables {

    private final ProcessEngine engine;
    private final JdbcClient database;

    /** Apart from the one that remembers what deployed tables said. */
    private final DmnEngine trials;

    private final FeelEngine feel;

    EngineTables(@Lazy ProcessEngine engine, JdbcClient database, FeelEngine feel) {
        this.engine = engine;
        this.database = database;
        this.feel = feel;
        this.trials = engineWith(feel);
    }

    private static DmnEngine engineWith(FeelEngine feel) {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> feel);
        return configuration.buildEngine();
    }

    @Override
    public Map<String, Integer> inForce() {
        Map<String, Integer> versions = new TreeMap<>();
        database.sql("SELECT key_, max(version_) AS version FROM engine.act_re_decision_def GROUP BY key_")
                .query(row -> {
                    versions.put(row.getString("key_"), row.getInt("version"));
                });
        return versions;
    }

    @Override
    public Table table(String decisionId) {
        DmnDecision inForce = deployed(decisionId);
        return new Tried(trials, feel, inForce, inForce);
    }

    @Override
    public byte[] file(String decisionId) {
        return AsSystem.inCommand(engine, () -> {
            DecisionDefinition inForce = engine.getRepositoryService()
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(decisionId)
                    .latestVersion()
                    .singleResult();
            try (InputStream file = engine.getRepositoryService().getDecisionModel(inForce.getId())) {
                return file.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public Optional<Table> read(String decisionId, byte[] file) {
        // Each file's own, forgotten with it: its texts would push those of deployed tables out of what is parsed.
        FeelEngine own = new ParsedOnceFeelEngine();
        DmnEngine apart = engineWith(own);
        DmnDecision inForce = deployed(decisionId);
        return TriedTables.read(apart, inForce, file).map(table -> new Tried(apart, own, table, inForce));
    }

    @Override
    public List<String> annotations(byte[] file) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(file)).getModelElementsByType(Rule.class).stream()
                .map(row -> row.getDescription() == null
                        ? ""
                        : row.getDescription().getTextContent().strip())
                .toList();
    }

    @Override
    public List<BadCell> badCells(String decisionId, byte[] file) {
        return TriedTables.badCells(engineWith(new ParsedOnceFeelEngine()), deployed(decisionId), file);
    }

    private DmnDecision deployed(String decisionId) {
        return AsSystem.inCommand(engine, () -> (DmnDecision) Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey(decisionId));
    }

    private static class Tried implements Table, Cells {

        private final DmnEngine trials;
        private final FeelEngine feel;
        private final DmnDecision decision;
        private final DmnDecision inForce;

        Tried(DmnEngine trials, FeelEngine feel, DmnDecision decision, DmnDecision inForce) {
            this.trials = trials;
            this.feel = feel;
            this.decision = decision;
            this.inForce = inForce;
        }

        @Override
        public List<Map<String, String>> rows(Map<String, Object> inputs) {
            return trials.evaluateDecisionTable(decision, inputs).getResultList().stream()
                    .map(row -> row.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, output -> String.valueOf(output.getValue()))))
                    .toList();
        }

        @Override
        public List<String> inputs() {
            return TriedTables.inputs(decision);
        }

        @Override
        public List<String> lines() {
            return TriedTables.lines(decision);
        }

        @Override
        public List<String> inWords() {
            return RowsInWords.of(decision, inForce);
        }

        @Override
        public Cells cells() {
            return this;
        }

        @Override
        public List<Map<String, String>> says() {
            return TriedTables.says(decision);
        }

        @Override
        public Set<String> texts(String input) {
            return TriedTables.texts(decision, input);
        }

        @Override
        public Set<Integer> rowsThatTake(String input, Object value) {
            return TriedTables.rowsThatTake(feel, decision, input, value);
        }

        @Override
        public List<BadCell> badCells(Map<String, List<@Nullable Object>> domain) {
            return TriedTables.badCells(feel, trials, decision, domain);
        }

        @Override
        public Set<String> outputs(String name) {
            return TriedTables.outputs(decision, name);
        }
    }
}

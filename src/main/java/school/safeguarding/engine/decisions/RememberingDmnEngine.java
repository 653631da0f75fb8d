package school.safeguarding.engine.decisions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.context.VariableContext;

/**
 * Asks a closed table once for each set of inputs and remembers what it said. A new version of a table is another table. The
 * history of decisions would miss what was remembered; {@code RoutingHistory} keeps none.
 */
class RememberingDmnEngine extends DefaultDmnEngine {

    private static final int MOST_OUTCOMES = 20_000;
    private static final int MOST_TABLES = 1_000;

    private final Function<DmnDecision, Optional<String>> versions;
    private final Cache<String, Optional<ClosedTable>> tables =
            Caffeine.newBuilder().maximumSize(MOST_TABLES).build();
    private final Cache<Asked, DmnDecisionResult> outcomes =
            Caffeine.newBuilder().maximumSize(MOST_OUTCOMES).build();

    /** @param versions the id of a decision's deployed version; empty for one that is not deployed */
    RememberingDmnEngine(
            DefaultDmnEngineConfiguration configuration, Function<DmnDecision, Optional<String>> versions) {
        super(configuration);
        this.versions = versions;
    }

    private record Asked(String version, List<Object> values) {}

    @Override
    public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext variables) {
        Optional<Asked> asked = versions.apply(decision)
                .flatMap(version -> tables.get(version, first -> ClosedTable.of(decision))
                        .flatMap(table -> table.values(variables))
                        .map(values -> new Asked(version, values)));
        if (asked.isEmpty()) {
            return super.evaluateDecision(decision, variables);
        }
        // Not inside the cache's own lock: what goes wrong is not remembered, and nobody waits for another.
        DmnDecisionResult known = outcomes.getIfPresent(asked.get());
        if (known == null) {
            known = super.evaluateDecision(decision, variables);
            outcomes.put(asked.get(), known);
        }
        return known;
    }

    long remembered() {
        return outcomes.estimatedSize();
    }
}

package school.safeguarding.concern.review;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.review.ProposeRiskLevel.FiredRule;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/** Hands what {@code risk-level.dmn} found to the record; the engine keeps the level only. */
@Component
class ProposeRiskLevelListener implements ExecutionListener {

    private final ProposeRiskLevel proposeRiskLevel;
    private final FurtherRows furtherRows;
    private final Clock clock;

    ProposeRiskLevelListener(ProposeRiskLevel proposeRiskLevel, FurtherRows furtherRows, Clock clock) {
        this.proposeRiskLevel = proposeRiskLevel;
        this.furtherRows = furtherRows;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult hits = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<FiredRule> rules = Stream.concat(
                        hits.getResultList().stream(),
                        furtherRows.of("risk-level", execution::getVariable, clock.instant()).stream())
                .map(ProposeRiskLevelListener::rule)
                .distinct()
                .toList();
        RiskLevel proposed = proposeRiskLevel.propose(Reference.of(execution.getProcessBusinessKey()), rules);
        RoutingFact.proposedLevel.set(execution, proposed.name());
    }

    private static FiredRule rule(Map<String, ?> hit) {
        return new FiredRule(RiskLevel.valueOf(text(hit, "level")), text(hit, "rule"), text(hit, "source"));
    }

    private static String text(Map<String, ?> hit, String column) {
        return (String) requireNonNull(hit.get(column));
    }
}

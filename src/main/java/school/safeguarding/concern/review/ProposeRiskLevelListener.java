package school.safeguarding.concern.review;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.review.ProposeRiskLevel.FiredRule;
import school.safeguarding.risk.RiskLevel;

/** Hands what {@code risk-level.dmn} found to the record; the engine keeps the level only. */
@Component
class ProposeRiskLevelListener implements ExecutionListener {

    private final ProposeRiskLevel proposeRiskLevel;

    ProposeRiskLevelListener(ProposeRiskLevel proposeRiskLevel) {
        this.proposeRiskLevel = proposeRiskLevel;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult hits = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<FiredRule> rules = hits.getResultList().stream()
                .map(ProposeRiskLevelListener::rule)
                .toList();
        RiskLevel proposed = proposeRiskLevel.propose(execution.getProcessBusinessKey(), rules);
        execution.setVariable("proposedLevel", proposed.name());
    }

    private static FiredRule rule(Map<String, Object> hit) {
        return new FiredRule(
                RiskLevel.valueOf((String) hit.get("level")), (String) hit.get("rule"), (String) hit.get("source"));
    }
}

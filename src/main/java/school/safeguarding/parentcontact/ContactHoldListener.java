package school.safeguarding.parentcontact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.record.Chronology.Line;

/** Home is held while any rule of {@code contact-hold.dmn} fires. */
@Component
class ContactHoldListener implements ExecutionListener {

    private final RecordHold recordHold;

    ContactHoldListener(RecordHold recordHold) {
        this.recordHold = recordHold;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult hits = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<Line> reasons = hits.getResultList().stream()
                .map(hit -> new Line("hold", text(hit, "reason"), text(hit, "source")))
                .toList();
        recordHold.found(
                execution.getProcessBusinessKey(),
                Optional.ofNullable((Integer) execution.getVariable(RoutingFact.adult.name())),
                reasons);
        RoutingFact.isHeld.set(execution, !reasons.isEmpty());
    }

    private static String text(Map<String, Object> hit, String column) {
        return (String) requireNonNull(hit.get(column));
    }
}

package school.safeguarding.parentcontact;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
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
                .map(hit -> new Line("hold", (String) hit.get("reason"), (String) hit.get("source")))
                .toList();
        recordHold.found(
                execution.getProcessBusinessKey(),
                Optional.ofNullable((Integer) execution.getVariable("adult")),
                reasons);
        execution.setVariable("isHeld", !reasons.isEmpty());
    }
}

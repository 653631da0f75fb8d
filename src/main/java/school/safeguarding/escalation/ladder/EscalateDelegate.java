package school.safeguarding.escalation.ladder;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.escalation.ladder.Escalate.Escalated;

/** Makes the next person responsible, and says what that came to and when the one after is asked. */
@Component
class EscalateDelegate implements JavaDelegate {

    private final Escalate escalate;

    EscalateDelegate(Escalate escalate) {
        this.escalate = escalate;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Escalated escalated = escalate.escalate(RoutingFact.overdueId.of(execution));
        RoutingFact.escalation.set(execution, escalated.outcome().code());
        RoutingFact.nextLevelAt.set(execution, BritishDates.iso(escalated.nextAt()));
    }
}

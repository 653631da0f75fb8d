package school.safeguarding.escalation.ladder;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.escalation.ladder.Escalate.Escalated;

/** Whoever was asked to act has not: the next person is asked to, beside them. */
@Component
class InvolveNextDelegate implements JavaDelegate {

    private final Escalate escalate;
    private final OfferAct offerAct;

    InvolveNextDelegate(Escalate escalate, OfferAct offerAct) {
        this.escalate = escalate;
        this.offerAct = offerAct;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String overdueId = RoutingFact.overdueId.of(execution);
        Escalated escalated = escalate.escalate(overdueId);
        offerAct.toEveryoneAsked(overdueId);
        RoutingFact.nextLevelAt.set(execution, BritishDates.iso(escalated.nextAt()));
    }
}

package school.safeguarding.escalation.ladder;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.OverdueLines;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.Steps;

/** Offers the open task "Act on overdue step" to everyone who was asked to act by now. */
@Service
class OfferAct {

    private final OverdueSteps overdueSteps;
    private final OverdueLines lines;
    private final Responsibility responsibility;
    private final Procedures procedures;

    OfferAct(OverdueSteps overdueSteps, OverdueLines lines, Responsibility responsibility, Procedures procedures) {
        this.overdueSteps = overdueSteps;
        this.lines = lines;
        this.responsibility = responsibility;
        this.procedures = procedures;
    }

    @Transactional
    public void toEveryoneAsked(String overdueId) {
        procedures.openSteps(overdueSteps.withId(overdueId).reference()).stream()
                .filter(step -> step.step().equals(Steps.ACT_ON_OVERDUE_STEP))
                .filter(step -> RoutingFact.overdueId.is(overdueId, step.facts()))
                .forEach(step -> procedures.offerAlso(step.id(), asked(Reference.of(step.reference()), overdueId)));
    }

    private Set<AccountId> asked(Reference reference, String overdueId) {
        return lines.toAct(overdueId).stream()
                .filter(account -> responsibility.mayKnow(reference, account))
                .collect(Collectors.toSet());
    }
}

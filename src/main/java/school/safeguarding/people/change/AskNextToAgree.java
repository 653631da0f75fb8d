package school.safeguarding.people.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.people.AccountChangeToAgree;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** Whoever was asked to agree has not acted on it: the next person may agree too. */
@Service
class AskNextToAgree {

    private static final StepId AS_SECOND = Steps.AGREE_AS_SECOND;

    private final AccountChanges changes;
    private final Approvers approvers;
    private final Procedures procedures;
    private final ApplicationEventPublisher events;

    AskNextToAgree(
            AccountChanges changes, Approvers approvers, Procedures procedures, ApplicationEventPublisher events) {
        this.changes = changes;
        this.approvers = approvers;
        this.procedures = procedures;
        this.events = events;
    }

    /** @return whether it still waits for somebody */
    @Transactional
    public boolean ask(String changeId) {
        List<OpenStep> waiting = procedures.openSteps(changeId);
        for (OpenStep step : waiting) {
            Set<AccountId> asked = approvers.asked(changeId, step.step().equals(AS_SECOND), true);
            procedures.offerAlso(step.id(), asked);
            Set<AccountId> told = new HashSet<>(asked);
            told.removeAll(step.people());
            events.publishEvent(
                    new AccountChangeToAgree(changeId, changes.withId(changeId).account(), told));
        }
        return !waiting.isEmpty();
    }
}

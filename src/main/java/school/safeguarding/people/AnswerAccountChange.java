package school.safeguarding.people;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.Submission;

/** Somebody who was asked agrees to the change of an account, or refuses it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AnswerAccountChange {

    private final AccountChanges changes;
    private final Approvers approvers;
    private final TellOfAccountChange tell;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnswerAccountChange(
            AccountChanges changes,
            Approvers approvers,
            TellOfAccountChange tell,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.approvers = approvers;
        this.tell = tell;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether they agreed */
    public boolean answer(Submission submission) {
        AccountChange change = changes.withId(submission.fact("accountChangeId"));
        String person = submission.submittedBy();
        if (!approvers.isOne(change, person)) {
            throw new RefusedSubmission(
                    "Whoever asks for a change, or is asked about, does not agree to it. Nothing was stored.");
        }
        String reason = submission.required("agreeReason");
        if (submission.isYes("agreeToChange")) {
            change.agree(person, reason);
            return true;
        }
        change.refuse(person, reason, clock.instant());
        tell.refusedBy(person, change);
        return false;
    }

    /** One has agreed and another has to. */
    public void askSecond(String changeId) {
        AccountChange change = changes.withId(changeId);
        events.publishEvent(
                new AccountChangeToAgree(changeId, change.account(), approvers.asked(changeId, true, false)));
    }

    boolean needsSecond(String changeId) {
        return changes.withId(changeId).needs() == AccountChange.Needs.TWO;
    }
}

package school.safeguarding.people.change;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.AccountChangeToAgree;

/** Somebody who was asked agrees to the change of an account, or refuses it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AnswerAccountChange {

    private static final String ADDRESS_CONFIRMED = "addressConfirmed";

    /** Long enough for somebody to hear of it who was not asked. Source: default of this procedure. */
    private static final int HELD_BACK_WORKING_DAYS = 5;

    private final AccountChanges changes;
    private final Approvers approvers;
    private final TellOfAccountChange tell;
    private final ApplicationEventPublisher events;
    private final HeldBackChanges heldBack;
    private final SchoolCalendar calendar;
    private final Clock clock;

    AnswerAccountChange(
            AccountChanges changes,
            Approvers approvers,
            TellOfAccountChange tell,
            ApplicationEventPublisher events,
            HeldBackChanges heldBack,
            SchoolCalendar calendar,
            Clock clock) {
        this.changes = changes;
        this.approvers = approvers;
        this.tell = tell;
        this.events = events;
        this.heldBack = heldBack;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @return whether they agreed */
    public boolean answer(Submission submission) {
        AccountChange change = changes.withId(submission.fact(RoutingFact.accountChangeId));
        AccountId person = submission.submittedBy();
        if (!approvers.isOne(change, person)) {
            throw new RefusedSubmission(
                    "Whoever asks for a change, or is asked about, does not agree to it. Nothing was stored.");
        }
        String reason = submission.required("agreeReason");
        if (submission.isYes("agreeToChange")) {
            if (change.linkTo().isPresent() && !submission.isYes(ADDRESS_CONFIRMED)) {
                throw new RefusedSubmission(submission.label(ADDRESS_CONFIRMED)
                        + " must be answered with “Yes”, or the change refused: a link by which one gets into the account goes"
                        + " to that address. Nothing was stored.");
            }
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
        return changes.withId(changeId).needs().count() > 1;
    }

    /** @return the time before which it is not made, where neither chair nor deputy chair was there to agree */
    Optional<Instant> holdBack(String changeId) {
        AccountChange change = changes.withId(changeId);
        if (change.needs() != Needs.WITHOUT_CHAIR) {
            return Optional.empty();
        }
        change.holdBackUntil(calendar.plusWorkingDays(clock.instant(), HELD_BACK_WORKING_DAYS));
        heldBack.tell(change);
        return change.inForceAt();
    }
}

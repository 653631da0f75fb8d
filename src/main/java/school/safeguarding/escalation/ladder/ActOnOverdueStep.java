package school.safeguarding.escalation.ladder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.escalation.OverdueStepActedOn;
import school.safeguarding.escalation.deadline.Deadlines;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** The head, or whoever stands in, sees to a late step: chases, gives it to somebody, takes it over or allows more time. */
@Service
class ActOnOverdueStep implements StepForm {

    private final OverdueSteps overdueSteps;
    private final Deadlines deadlines;
    private final Responsibility responsibility;
    private final ConcernSteps concernSteps;
    private final Procedures procedures;
    private final Chronology chronology;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActOnOverdueStep(
            OverdueSteps overdueSteps,
            Deadlines deadlines,
            Responsibility responsibility,
            ConcernSteps concernSteps,
            Procedures procedures,
            Chronology chronology,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.overdueSteps = overdueSteps;
        this.deadlines = deadlines;
        this.responsibility = responsibility;
        this.concernSteps = concernSteps;
        this.procedures = procedures;
        this.chronology = chronology;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.ACT_ON_OVERDUE_STEP;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        OverdueStep overdue = overdueSteps.withId(submission.fact(RoutingFact.overdueId));
        OpenStep step = procedures
                .openStep(overdue.taskId())
                .filter(found -> found.reference().equals(submission.concern().value()))
                .orElseThrow(
                        () -> new RefusedSubmission("This step has been done meanwhile. Nothing is left to do here."));
        String action = submission.required("action");
        Instant nextAt = deadlines.after(overdue.pause(), overdue.reference());
        switch (action) {
            case "chase" -> tell(overdue, action, step.people());
            case "give" -> give(step, overdue, submission);
            case "take-over" -> takeOver(step, submission);
            default -> {
                nextAt = extendedUntil(submission);
                procedures.moveDue(step.id(), nextAt);
            }
        }
        overdue.waitUntil(nextAt);
        chronology.append(
                submission.concern(), FormEntries.entry(submission, inWords(action) + ": " + overdue.stepName()));
        return RoutingFacts.of(RoutingFact.nextLevelAt, BritishDates.iso(nextAt));
    }

    private static String inWords(String action) {
        return switch (action) {
            case "chase" -> "Chased";
            case "give" -> "Given to somebody else";
            case "take-over" -> "Taken over";
            default -> "More time allowed";
        };
    }

    private void give(OpenStep step, OverdueStep overdue, Submission submission) {
        AccountId account = AccountId.of(submission.required("giveTo"));
        if (!responsibility.takers(step).contains(account)) {
            throw new RefusedSubmission(submission.label("giveTo")
                    + " must be one of the people in the list, who is there today and may do this step.");
        }
        giveTo(step, account, submission.submittedBy());
        tell(overdue, "give", Set.of(account));
    }

    private void takeOver(OpenStep step, Submission submission) {
        if (!responsibility.takers(step).contains(submission.submittedBy())) {
            throw new RefusedSubmission(submission.label("action") + " cannot be " + submission.choice("action")
                    + ": you may not do this step yourself. Whoever decided does not countersign, and whoever is away"
                    + " takes nothing over. Give it to somebody else.");
        }
        giveTo(step, submission.submittedBy(), submission.submittedBy());
    }

    private void giveTo(OpenStep step, AccountId account, AccountId giver) {
        trail.leave(Trace.about(Reference.of(step.reference()), giver, Trace.Kind.TAKEN_OVER)
                .with(step.step() + " " + account));
        if (step.offeredTo().equals("handler")) {
            concernSteps.handTo(Reference.of(step.reference()), account);
        } else {
            concernSteps.letIn(Reference.of(step.reference()), account);
            procedures.offerOnly(step.id(), Set.of(account));
        }
    }

    private void tell(OverdueStep overdue, String action, Set<AccountId> people) {
        events.publishEvent(new OverdueStepActedOn(
                overdue.reference(), overdue.id().toString(), overdue.stepName(), overdue.lastLevel(), action, people));
    }

    private Instant extendedUntil(Submission submission) {
        Instant until = submission
                .date("extendUntilOn")
                .orElseThrow()
                .atTime(Optional.of("extendUntilAt").flatMap(submission::time).orElse(LocalTime.of(15, 0)))
                .atZone(BritishDates.ZONE)
                .toInstant();
        if (!until.isAfter(clock.instant())) {
            throw new RefusedSubmission(submission.label("extendUntilOn") + " must lie in the future.");
        }
        Instant latest = deadlines.endOfNextSchoolDay();
        if (until.isAfter(latest)) {
            throw new RefusedSubmission(submission.label("extendUntilOn") + " must not be later than "
                    + BritishDates.inFull(latest) + ": more time is allowed for one school day at once.");
        }
        return until;
    }
}

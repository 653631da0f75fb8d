package school.safeguarding.schoolyear.nearday;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;
import school.safeguarding.schoolyear.NearDayAnswered;
import school.safeguarding.schoolyear.nearday.NearDayChange.Day;
import school.safeguarding.schoolyear.nearday.NearDayChange.Typed;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** The chair says whether one near day is changed. It counts from then on, and makes nothing due later of a concern that is open. */
@Service
class ConfirmNearDay implements StepForm {

    private final NearDayChanges changes;
    private final NearDayAnswers answers;
    private final NearSchoolDays near;
    private final SchoolCalendar calendar;
    private final SchoolYears years;
    private final WhoConfirms whoConfirms;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    ConfirmNearDay(
            NearDayChanges changes,
            NearDayAnswers answers,
            NearSchoolDays near,
            SchoolCalendar calendar,
            SchoolYears years,
            WhoConfirms whoConfirms,
            People people,
            ApplicationEventPublisher events,
            Trail trail,
            Clock clock) {
        this.changes = changes;
        this.answers = answers;
        this.near = near;
        this.calendar = calendar;
        this.years = years;
        this.whoConfirms = whoConfirms;
        this.people = people;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "confirm-near-day";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        NearDayChange change = changes.findById(UUID.fromString(submission.fact(RoutingFact.nearDayChangeId)))
                .orElseThrow();
        if (answers.findById(change.id()).isPresent()) {
            throw new RefusedSubmission("Somebody else has answered this already.");
        }
        AccountId by = submission.submittedBy();
        change.typed()
                .flatMap(typed -> whoConfirms.refusalOfDay(typed.by(), by))
                .ifPresent(refusal -> {
                    throw new RefusedSubmission(refusal);
                });
        boolean isConfirmed = submission.required("nearDayAnswer").equals("confirm");
        String reason = submission.required("nearDayAnswerReason");
        Instant now = clock.instant();
        String asked = change.typed()
                .map(typed -> typed.day().asText() + " asked by " + typed.by())
                .orElse("changed in the database");
        if (isConfirmed) {
            answers.save(yes(change, reason, by, now));
        } else {
            answers.save(NearDayAnswer.no(change, reason, by, now));
        }
        change.typed()
                .map(Typed::by)
                .filter(asker -> people.person(asker).isPresent())
                .ifPresent(asker ->
                        events.publishEvent(new NearDayAnswered(change.id().toString(), isConfirmed, asker)));
        trail.leave(Trace.of(by, isConfirmed ? Kind.NEAR_DAY_CHANGED : Kind.NEAR_DAY_REFUSED)
                .with(asked));
        return RoutingFacts.of(RoutingFact.isAgreed, isConfirmed).with(RoutingFact.isNextAsked, false);
    }

    private NearDayAnswer yes(NearDayChange change, String reason, AccountId by, Instant now) {
        Typed typed = change.typed()
                .orElseThrow(() -> new RefusedSubmission(
                        "This was changed directly in the database, and does not count. Have it asked for again."));
        Day day = typed.day();
        day.fault(calendar, LocalDate.ofInstant(now, BritishDates.ZONE)).ifPresent(fault -> {
            throw new RefusedSubmission(fault);
        });
        Optional<Hours> before = calendar.hours(day.day());
        Optional<Hours> running = calendar.running(day.day());
        near.close(List.of(day.day()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                years.lookAgain();
            }
        });
        return NearDayAnswer.yes(change, day, before, running, reason, by, now);
    }
}

package school.safeguarding.schoolyear.nearday;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.schoolyear.nearday.NearDayChange.Day;

/** Somebody asks to have one near day closed, opened, or begin and end at other times: snow, a burst pipe. It counts once it is confirmed. */
@Service
class ChangeNearDay implements StepForm {

    /** Whatever was asked for before then is about a day that is over. */
    private static final Duration LONGEST = Duration.ofDays(NearSchoolDays.DAYS + 1L);

    private final NearDayChanges changes;
    private final NearDayAnswers answers;
    private final SchoolCalendar calendar;
    private final JdbcClient database;
    private final Clock clock;

    ChangeNearDay(
            NearDayChanges changes, NearDayAnswers answers, SchoolCalendar calendar, JdbcClient database, Clock clock) {
        this.changes = changes;
        this.answers = answers;
        this.calendar = calendar;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "change-near-day";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        LocalDate day = submission.date("nearDay").orElseThrow();
        boolean isOpen = submission.required("nearDayChange").equals("open");
        Optional<Hours> hours = isOpen
                ? Optional.of(new Hours(
                        submission.time("nearDayOpens").orElseThrow(),
                        submission.time("nearDayHome").orElseThrow()))
                : Optional.empty();
        Day typed = new Day(day, hours);
        typed.fault(calendar, BritishDates.today(clock)).ifPresent(fault -> {
            throw new RefusedSubmission(fault);
        });
        if (isAskedFor(day)) {
            throw RefusedSubmission.at(
                    "nearDay",
                    submission.label("nearDay") + " cannot be " + BritishDates.brief(day)
                            + ": somebody has asked for a change of that day already, which is still to be confirmed.");
        }
        NearDayChange change = changes.save(new NearDayChange(
                typed, submission.required("nearDayReason"), submission.submittedBy(), clock.instant()));
        return RoutingFacts.of(RoutingFact.nearDayChangeId, change.id().toString());
    }

    /** One after another: of two that wait, the later answer would count, whichever was meant last. */
    private boolean isAskedFor(LocalDate day) {
        database.sql("SELECT pg_advisory_xact_lock(hashtext('near-day ' || ?))")
                .param(day.toString())
                .query((row, index) -> true)
                .single();
        Set<UUID> answered = answers.findAllByOrderByAnsweredAt().stream()
                .map(NearDayAnswer::change)
                .collect(Collectors.toSet());
        return changes.findByProposedAtAfter(clock.instant().minus(LONGEST)).stream()
                .filter(change -> !answered.contains(change.id()))
                .flatMap(change -> change.typed().stream())
                .anyMatch(typed -> typed.day().day().equals(day));
    }
}

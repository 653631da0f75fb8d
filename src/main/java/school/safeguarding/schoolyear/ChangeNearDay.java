package school.safeguarding.schoolyear;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.schoolyear.NearDayChange.Day;

/** Somebody asks to have one near day closed, opened, or begin and end at other times: snow, a burst pipe. It counts once it is confirmed. */
@Service
class ChangeNearDay implements StepForm {

    private final NearDayChanges changes;
    private final SchoolCalendar calendar;
    private final Clock clock;

    ChangeNearDay(NearDayChanges changes, SchoolCalendar calendar, Clock clock) {
        this.changes = changes;
        this.calendar = calendar;
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
        typed.fault(calendar, LocalDate.ofInstant(clock.instant(), BritishDates.ZONE))
                .ifPresent(fault -> {
                    throw new RefusedSubmission(fault);
                });
        NearDayChange change = changes.save(new NearDayChange(
                typed, submission.required("nearDayReason"), submission.submittedBy(), clock.instant()));
        return RoutingFacts.of("nearDayChangeId", change.id().toString());
    }
}

package school.safeguarding.escalation.cover;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;

/** Somebody who handles concerns says from when to when they are not there, or that they are there after all. */
@Service
class StateAbsence implements StepForm {

    /** Longer is a mistyped year, which would take a person out of every ladder. Source: default of this procedure. */
    private static final Period AT_MOST = Period.ofYears(1);

    private final People people;
    private final Clock clock;

    StateAbsence(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "state-absence";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        LocalDate from = submission.date("absentFrom").orElseThrow();
        LocalDate until = submission.date("absentUntil").orElseThrow();
        if (until.isBefore(from)) {
            throw new RefusedSubmission(submission.label("absentUntil") + " must not be before the first day.");
        }
        LocalDate last = LocalDate.now(clock).plus(AT_MOST);
        if (until.isAfter(last)) {
            throw new RefusedSubmission(submission.label("absentUntil")
                    + " must be within a year from today, so at the latest " + BritishDates.brief(last) + ".");
        }
        if (submission.required("awayOrBack").equals("away")) {
            people.stateAbsence(submission.submittedBy(), from, until);
        } else {
            people.stateReturn(submission.submittedBy(), from, until);
        }
        return RoutingFacts.of(
                        RoutingFact.absentFrom,
                        BritishDates.iso(from.atStartOfDay(BritishDates.ZONE).toInstant()))
                .with(
                        RoutingFact.absentUntil,
                        BritishDates.iso(until.plusDays(1)
                                .atStartOfDay(BritishDates.ZONE)
                                .toInstant()));
    }
}

package school.safeguarding.escalation;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.people.People;

/** Somebody who handles concerns says from when to when they are not there. */
@Service
class StateAbsence implements StepForm {

    private final People people;

    StateAbsence(People people) {
        this.people = people;
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
        people.stateAbsence(submission.submittedBy(), from, until);
        return RoutingFacts.of(
                        "absentFrom",
                        BritishDates.iso(from.atStartOfDay(BritishDates.ZONE).toInstant()))
                .with(
                        "absentUntil",
                        BritishDates.iso(until.plusDays(1)
                                .atStartOfDay(BritishDates.ZONE)
                                .toInstant()));
    }
}

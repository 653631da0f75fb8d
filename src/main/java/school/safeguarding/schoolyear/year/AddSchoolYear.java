package school.safeguarding.schoolyear.year;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** The head types the next school year, by the rules that the calendar's file keeps to. It counts once a second person has confirmed it. */
@Service
class AddSchoolYear implements StepForm {

    private final ProposedSchoolYears proposals;
    private final SchoolYears years;
    private final Clock clock;

    AddSchoolYear(ProposedSchoolYears proposals, SchoolYears years, Clock clock) {
        this.proposals = proposals;
        this.years = years;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return SchoolYearForm.ID;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isTyped = submission.required("schoolYearFrom").equals("below");
        if (isTyped) {
            propose(SchoolYearForm.typed(submission, years.proposed()), submission.submittedBy());
        } else {
            checkFile();
        }
        return RoutingFacts.of(RoutingFact.isSecondPersonNeeded, isTyped).with(RoutingFact.isNextAsked, false);
    }

    private void checkFile() {
        LocalDate lastDay = years.last().lastDay();
        if (AskForSchoolYear.isNear(BritishDates.today(clock), lastDay)) {
            throw new RefusedSubmission(
                    "The calendar that counts now ends on " + BritishDates.brief(lastDay)
                            + ". Its file is read when the application starts: have it started again first, or add the year here.");
        }
    }

    private void propose(SchoolYear year, AccountId by) {
        years.faultOf(year).ifPresent(fault -> {
            throw new RefusedSubmission(SchoolYearForm.inBritish(fault) + ".");
        });
        proposals.save(new ProposedSchoolYear(year, by, clock.instant()));
    }
}

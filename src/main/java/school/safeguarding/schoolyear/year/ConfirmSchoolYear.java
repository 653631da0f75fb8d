package school.safeguarding.schoolyear.year;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.schoolyear.nearday.NearSchoolDays;
import school.safeguarding.schoolyear.nearday.WhoConfirms;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** A second person confirms a school year, which counts from then on, or has it typed again. No due time moves that was given already. */
@Service
class ConfirmSchoolYear implements StepForm {

    static final String FORM = "confirm-school-year";

    private final ProposedSchoolYears proposals;
    private final SchoolYearAnswers answers;
    private final AddedSchoolYears added;
    private final NearSchoolDays near;
    private final SchoolYears years;
    private final WhoConfirms whoConfirms;
    private final Trail trail;
    private final Clock clock;

    ConfirmSchoolYear(
            ProposedSchoolYears proposals,
            SchoolYearAnswers answers,
            AddedSchoolYears added,
            NearSchoolDays near,
            SchoolYears years,
            WhoConfirms whoConfirms,
            Trail trail,
            Clock clock) {
        this.proposals = proposals;
        this.answers = answers;
        this.added = added;
        this.near = near;
        this.years = years;
        this.whoConfirms = whoConfirms;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return FORM;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        ProposedSchoolYear proposed =
                proposals.findFirstByOrderByProposedAtDesc().orElseThrow();
        if (answers.findById(proposed.id()).isPresent()) {
            throw new RefusedSubmission("Somebody else has answered this already.");
        }
        AccountId by = submission.submittedBy();
        boolean isConfirmed = submission.required("schoolYearAnswer").equals("confirm");
        if (isConfirmed) {
            confirm(
                    proposed.typed()
                            .orElseThrow(
                                    () -> new RefusedSubmission(
                                            "This year was changed directly in the database, and does not count. Have it typed again.")),
                    by);
        } else {
            refuse(proposed, by);
        }
        answers.save(new SchoolYearAnswer(
                proposed, isConfirmed, submission.required("schoolYearAnswerReason"), by, clock.instant()));
        return RoutingFacts.of(RoutingFact.isAgreed, isConfirmed).with(RoutingFact.isNextAsked, false);
    }

    private void confirm(ProposedSchoolYear.Typed typed, AccountId by) {
        SchoolYear year = typed.year();
        years.faultOf(year).ifPresent(fault -> {
            throw new RefusedSubmission(SchoolYearForm.inBritish(fault) + ". Have it typed again.");
        });
        List<LocalDate> closed = near.closedBy(years, year, today());
        whoConfirms.refusal(typed.by(), closed, by).ifPresent(refusal -> {
            throw new RefusedSubmission(refusal);
        });
        near.close(closed);
        Instant now = clock.instant();
        added.save(new AddedSchoolYear(year, typed.by(), now));
        trail.leave(Trace.of(by, Kind.SCHOOL_YEAR_ADDED)
                .with(year.firstDay() + " " + year.lastDay() + " typed by " + typed.by()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                years.lookAgain();
            }
        });
    }

    private void refuse(ProposedSchoolYear proposed, AccountId by) {
        if (proposed.typed().filter(typed -> typed.by().equals(by)).isPresent()) {
            throw new RefusedSubmission(WhoConfirms.OWN);
        }
        trail.leave(Trace.of(by, Kind.SCHOOL_YEAR_REFUSED)
                .with(proposed.typed()
                        .map(typed ->
                                typed.year().firstDay() + " " + typed.year().lastDay() + " typed by " + typed.by())
                        .orElse("changed in the database")));
    }

    private LocalDate today() {
        return BritishDates.today(clock);
    }
}

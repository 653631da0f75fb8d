package school.safeguarding.lowlevel.reading;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.lowlevel.list.LowLevelNote;
import school.safeguarding.lowlevel.list.LowLevelNotes;
import school.safeguarding.record.FormAnswers;

/** Whoever added what may meet the threshold says that they have reported it as a concern, or why they could not. */
@Service
class ReportInstead implements StepForm {

    private final LowLevelNotes notes;
    private final ReportedInstead reported;
    private final FormAnswers answers;
    private final Clock clock;

    ReportInstead(LowLevelNotes notes, ReportedInstead reported, FormAnswers answers, Clock clock) {
        this.notes = notes;
        this.reported = reported;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "report-instead";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isReported = submission.required("reportedInstead").equals("reported");
        if (isReported) {
            reported.check(submission);
        }
        notes.save(new LowLevelNote(
                submission.fact(RoutingFact.lowLevelReference),
                isReported ? "Reported as a concern" : "Not reported as a concern",
                submission.submittedBy(),
                answers.of(submission),
                clock.instant()));
        return RoutingFacts.of(RoutingFact.isReportedInstead, isReported);
    }
}

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

/** The list's keeper has asked the LADO what several entries about one adult mean. */
@Service
class AskLado implements StepForm {

    private final LowLevelNotes notes;
    private final ReportedInstead reported;
    private final FormAnswers answers;
    private final Clock clock;

    AskLado(LowLevelNotes notes, ReportedInstead reported, FormAnswers answers, Clock clock) {
        this.notes = notes;
        this.reported = reported;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "ask-lado";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        if (submission.required("patternOutcome").equals("report")) {
            reported.check(submission);
        }
        notes.save(new LowLevelNote(
                submission.fact(RoutingFact.lowLevelReference),
                "LADO asked",
                submission.submittedBy(),
                answers.of(submission),
                clock.instant()));
        return RoutingFacts.none();
    }
}

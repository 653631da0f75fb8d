package school.safeguarding.briefing.policy;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.FormAnswers;

/** The head has spoken with somebody who has not read the policy. They still have to. */
@Service
class SeeToBriefing implements StepForm {

    private final BriefingNotes notes;
    private final FormAnswers answers;
    private final Clock clock;

    SeeToBriefing(BriefingNotes notes, FormAnswers answers, Clock clock) {
        this.notes = notes;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "see-to-briefing";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        notes.save(new BriefingNote(
                UUID.fromString(submission.fact(RoutingFact.briefingId)),
                submission.submittedBy(),
                answers.of(submission),
                clock.instant()));
        return RoutingFacts.none();
    }
}

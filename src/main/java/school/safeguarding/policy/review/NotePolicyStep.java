package school.safeguarding.policy.review;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.FormAnswers;

/** Keeps what was answered at a step of a review. */
@Component
class NotePolicyStep {

    private final PolicyNotes notes;
    private final FormAnswers answers;
    private final Clock clock;

    NotePolicyStep(PolicyNotes notes, FormAnswers answers, Clock clock) {
        this.notes = notes;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param step what was done, as people read it */
    void keep(Submission submission, String step) {
        notes.save(new PolicyNote(
                reviewOf(submission), step, submission.submittedBy(), answers.of(submission), clock.instant()));
    }

    static UUID reviewOf(Submission submission) {
        return UUID.fromString(submission.fact(RoutingFact.policyReviewId));
    }
}

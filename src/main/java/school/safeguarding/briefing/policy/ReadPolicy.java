package school.safeguarding.briefing.policy;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** Somebody has read the policy and answered their three questions rightly. A wrong answer is explained, and kept nowhere. */
@Service
class ReadPolicy implements StepForm {

    private static final List<String> FIELDS = List.of("briefingAnswer1", "briefingAnswer2", "briefingAnswer3");

    private final Briefings briefings;
    private final Questions questions;
    private final Clock clock;

    ReadPolicy(Briefings briefings, Questions questions, Clock clock) {
        this.briefings = briefings;
        this.questions = questions;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "read-policy";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Briefing briefing = briefings.withId(submission.fact(RoutingFact.briefingId));
        for (int i = 0; i < FIELDS.size(); i++) {
            Question question = questions.withCode(briefing.questions().get(i));
            if (!question.isRight(submission.required(FIELDS.get(i)))) {
                throw RefusedSubmission.at(
                        FIELDS.get(i),
                        submission.label(FIELDS.get(i)) + " is not right yet. " + question.why()
                                + " Please look it up in the policy, and answer again.");
            }
        }
        briefing.done(clock.instant());
        return RoutingFacts.none();
    }
}

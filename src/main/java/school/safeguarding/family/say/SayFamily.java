package school.safeguarding.family.say;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** Somebody answers whether they have family at this school, which everybody is asked each September. */
@Service
class SayFamily implements StepForm {

    private final SaidFamily said;
    private final FamilyQuestions questions;
    private final Clock clock;

    SayFamily(SaidFamily said, FamilyQuestions questions, Clock clock) {
        this.said = said;
        this.questions = questions;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "say-family";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        FamilyQuestion question = questions.withId(submission.fact(RoutingFact.familyQuestionId));
        if (!question.account().equals(submission.submittedBy())) {
            throw new RefusedSubmission("Each person answers this for themselves.");
        }
        if (!submission.required("familyAnswer").equals("as-said")) {
            said.take(submission);
        }
        question.answered(clock.instant());
        return RoutingFacts.none();
    }
}

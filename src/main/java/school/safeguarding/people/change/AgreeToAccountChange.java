package school.safeguarding.people.change;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** The one who has to agree, or the first of two. */
@Service
class AgreeToAccountChange implements StepForm {

    private final AnswerAccountChange answer;

    AgreeToAccountChange(AnswerAccountChange answer) {
        this.answer = answer;
    }

    @Override
    public String formId() {
        return "agree-to-account-change";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isAgreed = answer.answer(submission);
        String changeId = submission.fact(RoutingFact.accountChangeId);
        if (isAgreed && answer.needsSecond(changeId)) {
            answer.askSecond(changeId);
        }
        return RoutingFacts.of(RoutingFact.isAgreed, isAgreed).with(RoutingFact.isNextAsked, false);
    }
}

package school.safeguarding.people;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;

/** The second of two who have to agree. */
@Service
class AgreeAsSecond implements StepForm {

    private final AnswerAccountChange answer;

    AgreeAsSecond(AnswerAccountChange answer) {
        this.answer = answer;
    }

    @Override
    public String formId() {
        return "agree-as-second";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        return RoutingFacts.of("isAgreed", answer.answer(submission));
    }
}

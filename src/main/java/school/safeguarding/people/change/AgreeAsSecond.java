package school.safeguarding.people.change;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

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
        boolean isAgreed = answer.answer(submission);
        Optional<Instant> inForceAt =
                isAgreed ? answer.holdBack(submission.fact(RoutingFact.accountChangeId)) : Optional.empty();
        RoutingFacts facts =
                RoutingFacts.of(RoutingFact.isAgreed, isAgreed).with(RoutingFact.isHeldBack, inForceAt.isPresent());
        return inForceAt
                .map(time -> facts.with(RoutingFact.inForceAt, BritishDates.iso(time)))
                .orElse(facts);
    }
}

package school.safeguarding.concern.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.reference.Reference;

@Component
class ReassessmentDueDelegate implements JavaDelegate {

    private final LearnNewInformation learn;

    ReassessmentDueDelegate(LearnNewInformation learn) {
        this.learn = learn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        learn.threeMonthsPassed(Reference.of(execution.getProcessBusinessKey()));
    }
}

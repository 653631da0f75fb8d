package school.safeguarding.concern.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.learn.LearnNewInformation;

@Component
class ReassessmentDueDelegate implements JavaDelegate {

    private final LearnNewInformation learn;

    ReassessmentDueDelegate(LearnNewInformation learn) {
        this.learn = learn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        learn.threeMonthsPassed(execution.getProcessBusinessKey());
    }
}

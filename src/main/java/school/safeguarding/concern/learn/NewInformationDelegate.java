package school.safeguarding.concern.learn;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

@Component
class NewInformationDelegate implements JavaDelegate {

    private final LearnNewInformation learn;

    NewInformationDelegate(LearnNewInformation learn) {
        this.learn = learn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        learn.of(Reference.of(execution.getProcessBusinessKey()), RoutingFact.isHarmPossible.isTrue(execution));
    }
}

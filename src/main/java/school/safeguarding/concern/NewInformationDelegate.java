package school.safeguarding.concern;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class NewInformationDelegate implements JavaDelegate {

    private final DecideAgain decideAgain;

    NewInformationDelegate(DecideAgain decideAgain) {
        this.decideAgain = decideAgain;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decideAgain.on(execution.getProcessBusinessKey());
    }
}

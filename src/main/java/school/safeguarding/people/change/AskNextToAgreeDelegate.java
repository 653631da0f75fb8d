package school.safeguarding.people.change;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AskNextToAgreeDelegate implements JavaDelegate {

    private final AskNextToAgree askNextToAgree;

    AskNextToAgreeDelegate(AskNextToAgree askNextToAgree) {
        this.askNextToAgree = askNextToAgree;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("isNextAsked", askNextToAgree.ask((String) execution.getVariable("accountChangeId")));
    }
}

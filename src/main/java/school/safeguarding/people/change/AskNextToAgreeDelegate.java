package school.safeguarding.people.change;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;

@Component
class AskNextToAgreeDelegate implements JavaDelegate {

    private final AskNextToAgree askNextToAgree;

    AskNextToAgreeDelegate(AskNextToAgree askNextToAgree) {
        this.askNextToAgree = askNextToAgree;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoutingFact.isNextAsked.set(execution, askNextToAgree.ask(RoutingFact.accountChangeId.of(execution)));
    }
}

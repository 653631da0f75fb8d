package school.safeguarding.concern;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;

/** New information sends an open concern back to the decision. */
@Component
class NewInformationDelegate implements JavaDelegate {

    private final Procedures procedures;

    NewInformationDelegate(Procedures procedures) {
        this.procedures = procedures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        procedures.tell(execution.getProcessBusinessKey(), "newInformation");
    }
}

package school.safeguarding.concern;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;

/** New information sends an open concern back to the decision. One that waits for it keeps its due time and its ladder. */
@Component
class NewInformationDelegate implements JavaDelegate {

    private final Procedures procedures;

    NewInformationDelegate(Procedures procedures) {
        this.procedures = procedures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        boolean isAskedAlready = procedures.openSteps(reference).stream()
                .anyMatch(step -> step.step().equals("userTask_decideResponse"));
        if (!isAskedAlready) {
            procedures.tell(reference, "newInformation");
        }
    }
}

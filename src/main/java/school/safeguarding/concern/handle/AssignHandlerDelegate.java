package school.safeguarding.concern.handle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.HandlerRole;

@Component
class AssignHandlerDelegate implements JavaDelegate {

    private final AssignHandler assignHandler;

    AssignHandlerDelegate(AssignHandler assignHandler) {
        this.assignHandler = assignHandler;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HandlerRole role = HandlerRole.withCode(RoutingFact.handlerRole.of(execution));
        HandlerRole assigned = assignHandler.assign(Reference.of(execution.getProcessBusinessKey()), role);
        if (assigned != role) {
            RoutingFact.handlerRole.set(execution, assigned.code());
        }
    }
}

package school.safeguarding.concern.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.reference.Reference;

/** The review again is done: the work goes back to the decision. */
@Component
class ReassessedDelegate implements JavaDelegate {

    private final Procedures procedures;

    ReassessedDelegate(Procedures procedures) {
        this.procedures = procedures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        procedures.tell(Reference.of(execution.getProcessBusinessKey()), RoutingFacts.none(), "reassessed");
    }
}

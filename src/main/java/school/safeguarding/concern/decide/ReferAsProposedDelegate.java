package school.safeguarding.concern.decide;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

/** The proposal stands while a weaker decision waits for its second person. */
@Component
class ReferAsProposedDelegate implements JavaDelegate {

    private final ReferConcern referConcern;

    ReferAsProposedDelegate(ReferConcern referConcern) {
        this.referConcern = referConcern;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoutingFact.openReferrals.set(
                execution, referConcern.asProposed(Reference.of(execution.getProcessBusinessKey())));
    }
}

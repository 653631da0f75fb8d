package school.safeguarding.concern.decide;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The proposal stands while a weaker decision waits for its second person. */
@Component
class ReferAsProposedDelegate implements JavaDelegate {

    private final ReferConcern referConcern;

    ReferAsProposedDelegate(ReferConcern referConcern) {
        this.referConcern = referConcern;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("openReferrals", referConcern.asProposed(execution.getProcessBusinessKey()));
    }
}

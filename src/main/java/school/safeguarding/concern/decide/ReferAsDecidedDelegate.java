package school.safeguarding.concern.decide;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The decision stands: whom it names is told. */
@Component
class ReferAsDecidedDelegate implements JavaDelegate {

    private final ReferConcern referConcern;

    ReferAsDecidedDelegate(ReferConcern referConcern) {
        this.referConcern = referConcern;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("openReferrals", referConcern.asDecided(execution.getProcessBusinessKey()));
    }
}

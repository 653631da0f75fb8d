package school.safeguarding.concern.decide;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

/** The decision stands: whom it names is told. */
@Component
class ReferAsDecidedDelegate implements JavaDelegate {

    private final ReferConcern referConcern;

    ReferAsDecidedDelegate(ReferConcern referConcern) {
        this.referConcern = referConcern;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoutingFact.openReferrals.set(
                execution, referConcern.asDecided(Reference.of(execution.getProcessBusinessKey())));
    }
}

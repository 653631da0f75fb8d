package school.safeguarding.concern.decide;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;

/** The handler added an agency to those that are told. */
@Component
class ReferFurtherDelegate implements JavaDelegate {

    private final ReferConcern referConcern;

    ReferFurtherDelegate(ReferConcern referConcern) {
        this.referConcern = referConcern;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Agency agency = Agency.withCode(RoutingFact.agencyToAdd.of(execution));
        RoutingFact.openReferrals.set(
                execution, referConcern.further(Reference.of(execution.getProcessBusinessKey()), agency));
    }
}

package school.safeguarding.referral;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

/** Tells the concern's own process how many referrals are still open; it waits for none. */
@Component
class SettleReferralDelegate implements JavaDelegate {

    private final Referrals referrals;
    private final RuntimeService runtime;

    SettleReferralDelegate(Referrals referrals, RuntimeService runtime) {
        this.referrals = referrals;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Reference reference = Reference.of(execution.getProcessBusinessKey());
        int open = referrals.countOpen(reference);
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .processInstanceBusinessKey(reference.value())
                .list()
                .forEach(concern -> runtime.setVariable(concern.getId(), RoutingFact.openReferrals.name(), open));
    }
}

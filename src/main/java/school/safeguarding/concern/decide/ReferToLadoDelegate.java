package school.safeguarding.concern.decide;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

/** A concern about staff goes to the LADO first. */
@Component
class ReferToLadoDelegate implements JavaDelegate {

    private final ReferConcern referConcern;

    ReferToLadoDelegate(ReferConcern referConcern) {
        this.referConcern = referConcern;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoutingFact.openReferrals.set(execution, referConcern.toLado(Reference.of(execution.getProcessBusinessKey())));
    }
}

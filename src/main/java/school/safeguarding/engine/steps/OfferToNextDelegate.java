package school.safeguarding.engine.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;

@Component
class OfferToNextDelegate implements JavaDelegate {

    private final OfferToNext offerToNext;

    OfferToNextDelegate(OfferToNext offerToNext) {
        this.offerToNext = offerToNext;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offerToNext.offer(execution.getProcessBusinessKey());
        execution.setVariable(RoutingFact.isNextAsked.name(), true);
    }
}

package school.safeguarding.escalation.cover;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OfferAgainDelegate implements JavaDelegate {

    private final OfferAgain offerAgain;

    OfferAgainDelegate(OfferAgain offerAgain) {
        this.offerAgain = offerAgain;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offerAgain.everyStep();
    }
}

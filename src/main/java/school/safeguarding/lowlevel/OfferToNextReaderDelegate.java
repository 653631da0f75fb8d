package school.safeguarding.lowlevel;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OfferToNextReaderDelegate implements JavaDelegate {

    private final OfferToNextReader offerToNextReader;

    OfferToNextReaderDelegate(OfferToNextReader offerToNextReader) {
        this.offerToNextReader = offerToNextReader;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offerToNextReader.offer(execution.getProcessBusinessKey());
        execution.setVariable("isNextAsked", true);
    }
}

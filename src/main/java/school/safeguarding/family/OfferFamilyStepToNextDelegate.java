package school.safeguarding.family;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OfferFamilyStepToNextDelegate implements JavaDelegate {

    private final OfferFamilyStepToNext offerFamilyStepToNext;

    OfferFamilyStepToNextDelegate(OfferFamilyStepToNext offerFamilyStepToNext) {
        this.offerFamilyStepToNext = offerFamilyStepToNext;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offerFamilyStepToNext.offer(execution.getProcessBusinessKey());
        execution.setVariable("isNextAsked", true);
    }
}

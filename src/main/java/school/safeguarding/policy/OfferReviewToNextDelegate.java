package school.safeguarding.policy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OfferReviewToNextDelegate implements JavaDelegate {

    private final OfferReviewToNext offerReviewToNext;

    OfferReviewToNextDelegate(OfferReviewToNext offerReviewToNext) {
        this.offerReviewToNext = offerReviewToNext;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offerReviewToNext.offer(execution.getProcessBusinessKey());
        execution.setVariable("isNextAsked", true);
    }
}

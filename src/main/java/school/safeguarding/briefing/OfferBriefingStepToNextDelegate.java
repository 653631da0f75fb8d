package school.safeguarding.briefing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OfferBriefingStepToNextDelegate implements JavaDelegate {

    private final OfferBriefingStepToNext offerBriefingStepToNext;

    OfferBriefingStepToNextDelegate(OfferBriefingStepToNext offerBriefingStepToNext) {
        this.offerBriefingStepToNext = offerBriefingStepToNext;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offerBriefingStepToNext.offer(execution.getProcessBusinessKey());
        execution.setVariable("isNextAsked", true);
    }
}

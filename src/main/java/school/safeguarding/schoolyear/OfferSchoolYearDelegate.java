package school.safeguarding.schoolyear;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OfferSchoolYearDelegate implements JavaDelegate {

    private final OfferSchoolYear offerSchoolYear;

    OfferSchoolYearDelegate(OfferSchoolYear offerSchoolYear) {
        this.offerSchoolYear = offerSchoolYear;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offerSchoolYear.offer(execution.getProcessBusinessKey());
        execution.setVariable("isNextAsked", true);
    }
}

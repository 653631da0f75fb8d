package school.safeguarding.escalation.daily;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;

@Component
class LookAfterSchoolDelegate implements JavaDelegate {

    private final LookAfterSchool lookAfterSchool;

    LookAfterSchoolDelegate(LookAfterSchool lookAfterSchool) {
        this.lookAfterSchool = lookAfterSchool;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoutingFact.nextLookAt.set(execution, BritishDates.iso(lookAfterSchool.look()));
    }
}

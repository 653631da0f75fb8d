package school.safeguarding.briefing.policy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;

@Component
class RemindToReadDelegate implements JavaDelegate {

    private final RemindToRead remindToRead;

    RemindToReadDelegate(RemindToRead remindToRead) {
        this.remindToRead = remindToRead;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoutingFact.nextLevelAt.set(
                execution, BritishDates.iso(remindToRead.remind(execution.getProcessBusinessKey())));
    }
}

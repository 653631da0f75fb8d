package school.safeguarding.briefing.policy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;

@Component
class RemindToReadDelegate implements JavaDelegate {

    private final RemindToRead remindToRead;

    RemindToReadDelegate(RemindToRead remindToRead) {
        this.remindToRead = remindToRead;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("nextLevelAt", BritishDates.iso(remindToRead.remind(execution.getProcessBusinessKey())));
    }
}

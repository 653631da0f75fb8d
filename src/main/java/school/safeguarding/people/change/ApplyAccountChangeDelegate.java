package school.safeguarding.people.change;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ApplyAccountChangeDelegate implements JavaDelegate {

    private final ApplyAccountChange applyAccountChange;

    ApplyAccountChangeDelegate(ApplyAccountChange applyAccountChange) {
        this.applyAccountChange = applyAccountChange;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("isApplied", applyAccountChange.apply((String) execution.getVariable("accountChangeId")));
    }
}

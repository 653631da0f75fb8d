package school.safeguarding.people.change;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;

@Component
class ApplyAccountChangeDelegate implements JavaDelegate {

    private final ApplyAccountChange applyAccountChange;

    ApplyAccountChangeDelegate(ApplyAccountChange applyAccountChange) {
        this.applyAccountChange = applyAccountChange;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoutingFact.isApplied.set(execution, applyAccountChange.apply(RoutingFact.accountChangeId.of(execution)));
    }
}

package school.safeguarding.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import school.safeguarding.step.StepId;

/** What the timers in the models ask for. Named in their expressions. */
@Component
public class DueTimes {

    private final ObjectProvider<StepDeadlines> deadlines;

    DueTimes(ObjectProvider<StepDeadlines> deadlines) {
        this.deadlines = deadlines;
    }

    /** When the step that begins here is due. */
    public Date of(DelegateExecution step) {
        return dueAt(step, StepId.of(step.getCurrentActivityId()));
    }

    /** When somebody responsible has to have opened the step that begins here. */
    public Date seen(DelegateExecution step) {
        return dueAt(step, StepId.of("alertSeen"));
    }

    private Date dueAt(DelegateExecution scope, StepId step) {
        String key = scope.getProcessBusinessKey();
        String reference = RoutingFact.isReference(key) ? key : "";
        return Date.from(deadlines.getObject().dueAt(reference, step, Facts.of(scope)));
    }
}

package school.safeguarding.concern.report;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;

/** A reporter who is still worried is answered by somebody above the handler. */
@Component
class PassWorryOnDelegate implements JavaDelegate {

    private final Procedures procedures;

    PassWorryOnDelegate(Procedures procedures) {
        this.procedures = procedures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // Who is asked may know of it; the question goes with whoever may not any more.
        procedures.start(
                "still-worried",
                execution.getProcessBusinessKey(),
                RoutingFacts.of(RoutingFact.isStillWorried, true).with(RoutingFact.isFromExcluded, false));
    }
}

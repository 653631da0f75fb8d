package school.safeguarding.policy.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;

@Component
class TellReviewOverdueDelegate implements JavaDelegate {

    private final TellReviewOverdue tellReviewOverdue;

    TellReviewOverdueDelegate(TellReviewOverdue tellReviewOverdue) {
        this.tellReviewOverdue = tellReviewOverdue;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoutingFact.nextLevelAt.set(
                execution, BritishDates.iso(tellReviewOverdue.tell(execution.getProcessBusinessKey())));
    }
}

package school.safeguarding.policy.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;

@Component
class TellReviewOverdueDelegate implements JavaDelegate {

    private final TellReviewOverdue tellReviewOverdue;

    TellReviewOverdueDelegate(TellReviewOverdue tellReviewOverdue) {
        this.tellReviewOverdue = tellReviewOverdue;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "nextLevelAt", BritishDates.iso(tellReviewOverdue.tell(execution.getProcessBusinessKey())));
    }
}

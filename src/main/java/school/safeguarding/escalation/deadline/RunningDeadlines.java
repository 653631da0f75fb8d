package school.safeguarding.escalation.deadline;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.StepDeadlines;
import school.safeguarding.escalation.ladder.EndOverdueStep;

/** Tells the engine when its steps are due, and hears from it when they end. */
@Service
class RunningDeadlines implements StepDeadlines {

    private final Deadlines deadlines;
    private final EndOverdueStep endOverdueStep;

    RunningDeadlines(Deadlines deadlines, EndOverdueStep endOverdueStep) {
        this.deadlines = deadlines;
        this.endOverdueStep = endOverdueStep;
    }

    @Override
    @Transactional
    public Instant dueAt(String reference, String step, Map<String, Object> facts) {
        return deadline(reference, step, facts).dueAt();
    }

    @Override
    @Transactional
    public boolean isAssumed(String reference, String step, Map<String, Object> facts, Instant dueAt) {
        return deadlines.isAssumed(reference, step, facts, dueAt);
    }

    @Override
    @Transactional
    public boolean isDeputyToldFromTheStart(String reference, String step, Map<String, Object> facts) {
        return deadline(reference, step, facts).isDeputyToldFromTheStart();
    }

    private Deadline deadline(String reference, String step, Map<String, Object> facts) {
        return deadlines.of(reference, step, facts);
    }

    @Override
    @Transactional
    public void ended(String taskId) {
        endOverdueStep.done(taskId);
    }
}

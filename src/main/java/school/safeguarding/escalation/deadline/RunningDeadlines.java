package school.safeguarding.escalation.deadline;

import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.event.ReviewAssessed;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.StepDeadlines;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.escalation.ladder.EndOverdueStep;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;

/** Tells the engine when its steps are due, and hears from it when they end. */
@Service
class RunningDeadlines implements StepDeadlines {

    private final Deadlines deadlines;
    private final EndOverdueStep endOverdueStep;
    private final ApplicationEventPublisher events;

    RunningDeadlines(Deadlines deadlines, EndOverdueStep endOverdueStep, ApplicationEventPublisher events) {
        this.events = events;
        this.deadlines = deadlines;
        this.endOverdueStep = endOverdueStep;
    }

    @Override
    @Transactional
    public Instant dueAt(String reference, StepId step, Map<String, Object> facts) {
        Deadline deadline = deadline(reference, step, facts);
        if (RoutingFact.isReference(reference) && !Deadlines.isOfReport(step, facts)) {
            events.publishEvent(new DecisionAsked(Reference.of(reference), "deadlines", deadline.asked()));
        }
        return deadline.dueAt();
    }

    @EventListener
    void on(ReviewAssessed assessed) {
        if (assessed.isFirst()) {
            events.publishEvent(new DecisionAsked(
                    assessed.reference(), "deadlines", deadlines.askedOfReview(assessed.reference())));
        }
    }

    @Override
    @Transactional
    public boolean isAssumed(String reference, StepId step, Map<String, Object> facts, Instant dueAt) {
        return deadlines.isAssumed(reference, step, facts, dueAt);
    }

    @Override
    @Transactional
    public boolean isDeputyToldFromTheStart(String reference, StepId step, Map<String, Object> facts) {
        return deadline(reference, step, facts).isDeputyToldFromTheStart();
    }

    private Deadline deadline(String reference, StepId step, Map<String, Object> facts) {
        return deadlines.of(reference, step, facts);
    }

    @Override
    @Transactional
    public void ended(TaskId taskId) {
        endOverdueStep.done(taskId);
    }
}

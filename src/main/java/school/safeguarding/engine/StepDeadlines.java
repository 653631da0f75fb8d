package school.safeguarding.engine;

import java.time.Instant;
import java.util.Map;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;

/** When a step is due, and what its end means for whoever was told that it is late. */
public interface StepDeadlines {

    /**
     * @param reference the concern; empty for a step about none
     * @param step the id of the step in its model, or {@code alertSeen}
     * @param facts the routing facts there
     */
    Instant dueAt(String reference, StepId step, Map<String, Object> facts);

    /** Whether that due time of the step was counted with days that the school calendar does not know. */
    boolean isAssumed(String reference, StepId step, Map<String, Object> facts, Instant dueAt);

    /** Whether the deputy is offered this step together with whoever handles the concern. */
    boolean isDeputyToldFromTheStart(String reference, StepId step, Map<String, Object> facts);

    /** The step was done or fell away: nobody has to be told any more that it is late. */
    void ended(TaskId taskId);
}

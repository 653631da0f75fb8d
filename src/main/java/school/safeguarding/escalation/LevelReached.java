package school.safeguarding.escalation;

import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;

/**
 * Somebody was told of a step that is late.
 *
 * @param step its id in the model, such as {@code userTask_reviewConcern}
 * @param level 1 for the first time, and so on
 */
public record LevelReached(Reference reference, StepId step, int level) {}

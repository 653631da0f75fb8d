package school.safeguarding.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides to whom a step is offered: people by account id, never a group. */
public interface StepOffers {

    /**
     * @param reference the concern; empty for a step about none
     * @param step the user task's id in its model
     * @param offeredTo the model's {@code offeredTo} property of that user task
     * @param facts the routing facts at that step
     * @return account ids; empty if nobody unconflicted is left, which the implementation has then made known
     */
    Set<String> candidates(String reference, String step, String offeredTo, Map<String, Object> facts);

    /** A step was made and is offered: whoever does not hear of it otherwise is told. */
    void offered(NewStep step);

    /**
     * @param title what is done, as the model names it
     * @param people account ids
     * @param dueAt empty if it is never due
     */
    record NewStep(
            String reference,
            String taskId,
            String title,
            String offeredTo,
            Set<String> people,
            Optional<Instant> dueAt,
            boolean isDueAssumed) {}

    /**
     * Whether this person may have any part in this concern: as its reporter, or as somebody who may come to handle it and
     * has no conflict. Asked again when a step is submitted, whatever the engine's grants say.
     */
    boolean mayTakePart(String reference, String account);

    /** Who stands in for whoever handles the concern; empty if there is nobody. */
    Set<String> deputies(String reference);

    /** The due time that a step about another, overdue step shows instead of its own; empty if it is about none. */
    Optional<Instant> originallyDue(Map<String, Object> facts);

    /**
     * Somebody steps out of a concern: from now on they are treated as if the worry were about them.
     */
    void stepOut(String reference, String account, String reason);

    /** What tells this step from others of its name, such as the agency; never anybody's name. Empty if nothing does. */
    Optional<String> detail(Map<String, Object> facts);
}

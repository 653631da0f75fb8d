package school.safeguarding.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides to whom a step is offered: people by account id, never a group. */
public interface StepOffers {

    /**
     * @param reference the concern
     * @param step the user task's id in its model
     * @param offeredTo the model's {@code offeredTo} property of that user task
     * @param facts the routing facts at that step
     * @return account ids; empty if nobody unconflicted is left, which the implementation has then made known
     */
    Set<String> candidates(String reference, String step, String offeredTo, Map<String, Object> facts);

    /** What tells this step from others of its name, such as the agency; never anybody's name. Empty if nothing does. */
    Optional<String> detail(Map<String, Object> facts);
}

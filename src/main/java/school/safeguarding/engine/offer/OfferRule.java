package school.safeguarding.engine.offer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;

/** To whom steps are offered whose model says one of these words. Each feature registers the rule for the words that it owns. */
public interface OfferRule {

    /** The words of {@code offeredTo} that it answers for. */
    Set<String> words();

    /** @return account ids, never a group; empty if nobody is left, which the rule has then made known */
    Set<AccountId> candidates(Offered step);

    /** When such a step is due that has no timer of its own; empty where it has one, or none at all. */
    default Optional<Instant> dueAt(Map<String, Object> facts) {
        return Optional.empty();
    }

    /** What tells such a step from others of its name, such as the agency; never anybody's name. Empty if nothing does. */
    default Optional<String> detail(Map<String, Object> facts) {
        return Optional.empty();
    }

    /** Who stands in for whoever handles the concern of such a step; empty if there is nobody. */
    default Set<AccountId> deputies(String reference) {
        return Set.of();
    }

    /** Such a step was made and is offered: whoever does not hear of it otherwise is told. */
    default void offered(NewStep step) {}

    /**
     * @param reference the concern; empty for a step about none
     * @param step the user task's id in its model
     * @param offeredTo one of the words
     * @param facts the routing facts at that step
     */
    record Offered(String reference, StepId step, String offeredTo, Map<String, Object> facts) {}

    /**
     * @param step the user task's id in its model
     * @param title what is done, as the model names it
     * @param people account ids
     * @param dueAt empty if it is never due
     */
    record NewStep(
            String reference,
            TaskId taskId,
            StepId step,
            String title,
            String offeredTo,
            Set<AccountId> people,
            Optional<Instant> dueAt,
            boolean isDueAssumed) {}
}

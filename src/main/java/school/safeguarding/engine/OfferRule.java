package school.safeguarding.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** To whom a feature's steps are offered that are about no concern. */
public interface SchoolOffer {

    /** The words of {@code offeredTo} that it answers for. */
    Set<String> words();

    /**
     * @param offeredTo one of its words
     * @param facts the routing facts at that step
     * @return account ids; empty if nobody is left, which the implementation has then made known
     */
    Set<String> candidates(String offeredTo, Map<String, Object> facts);

    /** When such a step is due that has no timer of its own; empty where it has one, or none at all. */
    default Optional<Instant> dueAt(Map<String, Object> facts) {
        return Optional.empty();
    }
}

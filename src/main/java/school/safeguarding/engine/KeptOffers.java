package school.safeguarding.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.WayTaken.Offer;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;

/** Leaves a trace of to whom a step is offered and when it is due, each time that it is said: the engine keeps only what it is now. */
@Component
class KeptOffers {

    private static final String NEVER = "-";

    private final Trail trail;

    KeptOffers(Trail trail) {
        this.trail = trail;
    }

    /** @param reference where it is none, nothing is kept */
    void keep(String reference, String taskId, Set<String> people, Optional<Instant> dueAt) {
        if (RoutingFact.isReference(reference)) {
            String detail = Stream.concat(
                            Stream.of(taskId, dueAt.map(Instant::toString).orElse(NEVER)),
                            people.stream().sorted())
                    .reduce((one, next) -> one + " " + next)
                    .orElseThrow();
            trail.leave(Trace.about(reference, "procedure", Kind.STEP_OFFERED).with(detail));
        }
    }

    /** What had been said last before that time, by the steps' ids. */
    Map<String, Offer> before(String reference, Instant until) {
        Map<String, Offer> offers = new HashMap<>();
        for (Left said : trail.offers(reference, until)) {
            List<String> words =
                    Arrays.asList(said.trace().detail().orElseThrow().split(" "));
            Optional<Instant> dueAt =
                    Optional.of(words.get(1)).filter(due -> !due.equals(NEVER)).map(Instant::parse);
            offers.put(words.get(0), new Offer(words.subList(2, words.size()), dueAt));
        }
        return offers;
    }
}

package school.safeguarding.engine.offer;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.WayTaken.Offer;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;

/**
 * Leaves a trace of to whom a step is offered and when it is due, each time that it is said: the engine keeps only what it is now.
 * Sealed, since who was asked, and who was not, tells whom a concern may be about.
 */
@Component
public class KeptOffers {

    private static final String NEVER = "-";

    private final Trail trail;
    private final Seals seals;

    KeptOffers(Trail trail, Seals seals) {
        this.trail = trail;
        this.seals = seals;
    }

    /** @param reference where it is none, nothing is kept */
    public void keep(String reference, String taskId, Set<AccountId> people, Optional<Instant> dueAt) {
        if (RoutingFact.isReference(reference)) {
            String said = Stream.concat(
                            Stream.of(dueAt.map(Instant::toString).orElse(NEVER)),
                            people.stream().sorted().map(AccountId::value))
                    .collect(Collectors.joining(" "));
            trail.leave(Trace.about(Reference.of(reference), AccountId.PROCEDURE, Kind.STEP_OFFERED)
                    .with(taskId + " " + SealedText.sealed(seals.ofSchool(), place(reference, taskId), said)));
        }
    }

    private static Place place(String reference, String taskId) {
        return new Place("trace", reference + " " + taskId, "detail");
    }

    /** What had been said last before that time, by the tasks' ids; without what has been changed in the database since. */
    public Map<String, Offer> before(String reference, Instant until) {
        Map<String, Offer> offers = new HashMap<>();
        for (Left said : trail.offers(Reference.of(reference), until)) {
            String[] detail = said.trace().detail().orElse("").split(" ", 2);
            offer(reference, detail)
                    .ifPresentOrElse(offer -> offers.put(detail[0], offer), () -> offers.remove(detail[0]));
        }
        return offers;
    }

    private Optional<Offer> offer(String reference, String[] detail) {
        try {
            List<String> words = Arrays.asList(
                    SealedText.opened(seals.ofSchool(), place(reference, detail[0]), detail[detail.length - 1])
                            .split(" "));
            Optional<Instant> dueAt =
                    Optional.of(words.get(0)).filter(due -> !due.equals(NEVER)).map(Instant::parse);
            return Optional.of(
                    new Offer(words.stream().skip(1).map(AccountId::of).toList(), dueAt));
        } catch (CannotOpen e) {
            return Optional.empty();
        }
    }
}

package school.safeguarding.access.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is known of attempts, by the name that they count for: an account, an address or a browser. */
public interface Attempts {

    /**
     * @param tried how many have counted
     * @param nextAt when the next one may be looked at; empty while all may
     */
    record Turns(int tried, Optional<Instant> nextAt) {

        public static final Turns NONE = new Turns(0, Optional.empty());
    }

    /** @param answer what comes of it for whoever asked */
    record Changed<T>(Turns turns, T answer) {}

    /**
     * Changes what is known, one after another however many try at once, on whichever node.
     *
     * @param kept after so long without a change it is forgotten
     * @param change of what is known at this moment of the database's clock
     */
    <T> T change(String name, Duration kept, BiFunction<Turns, Instant, Changed<T>> change);

    void forget(String name);
}

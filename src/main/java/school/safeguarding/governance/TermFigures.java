package school.safeguarding.governance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What governors see beside concerns: briefings, training, drills, what was taught. Whoever knows of it registers a bean of this
 * type. It is counted when a term ends and frozen with the figures of concerns, by the same rule for small numbers.
 */
public interface TermFigures {

    /** Always the same, in the order in which they are read. */
    List<Counted> tables();

    /** When the first thing happened that is known of; empty while nothing has. */
    Optional<Instant> first();

    /**
     * @param name by which it is kept; never changed
     * @param intro one sentence
     * @param isWhole whether each thing that is counted is in one row and no other, so that their sum is published too
     * @param rows codes and titles, in the order in which one more is hidden
     */
    record Counted(
            String name, String title, String intro, boolean isWhole, Map<String, String> rows, SinceYearBegan count) {}

    /** How many there are by code, of which none becomes less while a school year goes on. What is missing is none. */
    @FunctionalInterface
    interface SinceYearBegan {

        /**
         * @param from not included
         * @param until included
         */
        Map<String, Integer> until(Instant from, Instant until);
    }
}

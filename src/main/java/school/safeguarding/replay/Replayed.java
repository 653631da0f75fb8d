package school.safeguarding.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.reference.Reference;

/** What came of trying another table. */
public sealed interface Replayed {

    /**
     * What it would have decided, as far as one reader may read.
     *
     * @param table which one was tried
     * @param asked of how many levels, holds or due times
     * @param byChange how many change, by from what to what
     * @param changed each that changes
     * @param since the first of them; empty where nothing is known
     */
    record Found(String table, int asked, Map<String, Long> byChange, List<Changed> changed, Optional<Instant> since)
            implements Replayed {

        /** When the first of them was asked, as people write it. */
        public Optional<String> firstAt() {
            return since.map(BritishDates::brief);
        }
    }

    /**
     * The same of the concerns that only the chair may be told of, and only in coarse numbers: below five nothing is told apart, not
     * even whether there is one.
     *
     * @param concerns how many there are
     * @param changes from what to what, and how many concerns, the others together in the last
     */
    record Rest(String concerns, List<String> changes) {

        private static final List<Integer> STEPS = List.of(5, 10, 20, 50, 100, 200, 500, 1000);

        static Rest of(int concerns, Map<String, Long> byChange) {
            List<String> changes = new ArrayList<>();
            byChange.forEach((change, many) -> {
                if (many >= STEPS.get(0)) {
                    changes.add(change + ": " + coarse(many));
                }
            });
            changes.add((changes.isEmpty() ? "Each change" : "Each other change") + ": " + coarse(0));
            return new Rest(coarse(concerns), changes);
        }

        private static String coarse(long many) {
            return STEPS.stream()
                    .filter(step -> step <= many)
                    .reduce((smaller, larger) -> larger)
                    .map(step -> step + " or more")
                    .orElse("fewer than " + STEPS.get(0));
        }
    }

    /** The file is no table that can be tried. */
    record NoTable() implements Replayed {}

    /** Somebody else tries one now. */
    record Busy() implements Replayed {}

    /**
     * @param from what the table in force says
     * @param to what the other would
     * @param rowsNow which rows say it that the other has not
     * @param rowsThen and the other way round; one that is not in force by that name is only said to be there
     */
    record Changed(Reference reference, String from, String to, List<String> rowsNow, List<String> rowsThen) {}
}

package school.safeguarding.replay;

import java.util.List;
import java.util.Map;
import school.safeguarding.reference.Reference;

/** What came of trying another table. */
public sealed interface Replayed {

    /**
     * What it would have proposed, as far as one reader may read.
     *
     * @param asked of how many concerns
     * @param byChange how many change, by from what to what
     * @param changed each that changes
     */
    record Found(int asked, Map<String, Long> byChange, List<Changed> changed) implements Replayed {}

    /** The file is no table that can be tried. */
    record NoTable() implements Replayed {}

    /** Somebody else tries one now. */
    record Busy() implements Replayed {}

    /**
     * @param from the level that the table in force proposes
     * @param to what the other would
     * @param rowsNow which rows give it that the other has not
     * @param rowsThen and the other way round; one that is not in force by that name is only said to be there
     */
    record Changed(Reference reference, String from, String to, List<String> rowsNow, List<String> rowsThen) {}
}

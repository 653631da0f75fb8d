package school.safeguarding.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another table would have proposed, as far as one reader may know.
 *
 * @param asked of how many concerns
 * @param byChange how many change, by from what to what
 * @param changed each that changes
 * @param others for the chair: how many more change of which they may not know, "fewer than 5" or the number
 */
public record Replayed(int asked, Map<String, Long> byChange, List<Changed> changed, Optional<String> others) {

    /**
     * @param from the level that the table in force proposes; @param to what the other would
     * @param rowsNow which rows give it that the other has not; @param rowsThen and the other way round
     */
    public record Changed(String reference, String from, String to, List<String> rowsNow, List<String> rowsThen) {}
}

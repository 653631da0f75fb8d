package school.safeguarding.engine.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the school's own tables say beside those of the release. They only ever add: whoever asks takes the stricter of both, so
 * that nobody in a school makes a clock, a hold or a level weaker than the release has it.
 */
public interface FurtherRows {

    /**
     * The outputs of the rows that fire, by name, of every table of this id that was in force at some time since then; none where
     * the school has no table of its own.
     *
     * @param inputs a routing fact by its name; null where there is none
     */
    List<Map<String, String>> of(String decisionId, Function<String, Object> inputs, Instant since);

    /** Since when the school has a table of its own beside the release's; empty where it has none. */
    Optional<Instant> ownSince(String decisionId);
}

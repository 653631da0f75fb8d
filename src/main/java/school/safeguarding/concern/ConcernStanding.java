package school.safeguarding.concern;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.ChainHash;

/**
 * What the rules know of a concern beside its record, in one text: who handles it, whom it is about by kind, who has stepped
 * out, how far it is, and how often all that was changed. The text is sealed in the concern's row, which nobody can who has
 * not the keys, and each change leaves its hash in the trail: a state of before has one change too few for the trail.
 */
public final class ConcernStanding {

    private static final String NOTHING = "-";

    /** Named for whoever has to put a row right; the text is in this order. One more here needs all rows sealed again. */
    private record Fact(String name, String sql) {}

    private static final List<Fact> FACTS = List.of(
            new Fact("changes", "c.changes"),
            new Fact("reporter", "c.reporter"),
            new Fact("reported_at, in seconds since 1970 UTC", "extract(epoch FROM c.reported_at)"),
            new Fact("about", "c.about"),
            new Fact("is_immediate_danger", "c.is_immediate_danger"),
            new Fact("is_outside_hours", "c.is_outside_hours"),
            new Fact("handler_role", "c.handler_role"),
            new Fact("assigned_to", "c.assigned_to"),
            // With their number: the two "a" and "b" are not the one "a,b".
            new Fact(
                    "concern_recusal, how many and who",
                    "SELECT count(*) || ':' || string_agg(r.account, ',' ORDER BY r.account COLLATE \"C\")"
                            + " FROM safeguarding.concern_recusal r WHERE r.concern = c.id"),
            new Fact("is_child_words_kept", "c.is_child_words_kept"),
            new Fact("is_reviewed", "c.is_reviewed"),
            new Fact("proposed_level", "c.proposed_level"),
            new Fact("decided_level", "c.decided_level"),
            new Fact("response", "c.response"),
            new Fact("agencies", "c.agencies"),
            new Fact("is_safe", "c.is_safe"),
            new Fact("response_decided_by", "c.response_decided_by"),
            new Fact("is_response_agreed", "c.is_response_agreed"),
            new Fact("monitor_on", "c.monitor_on"),
            new Fact("close_decided_by", "c.close_decided_by"),
            new Fact("is_reporter_told", "c.is_reporter_told"),
            new Fact("is_siblings_asked", "c.is_siblings_asked"),
            new Fact("is_actions_settled", "c.is_actions_settled"),
            new Fact("closed_at, in seconds since 1970 UTC", "extract(epoch FROM c.closed_at)"),
            new Fact("handed_to", "c.handed_to"));

    /** A {@link Row} for each concern, in one picture of the database. */
    public static final String EACH = "SELECT c.reference, concat_ws(' ', "
            + FACTS.stream()
                    .map(fact -> "coalesce(nullif((" + fact.sql() + ")::text, ''), '" + NOTHING + "')")
                    .collect(Collectors.joining(", "))
            + "), c.standing, c.changes, t.changes, t.last FROM safeguarding.concern c CROSS JOIN LATERAL"
            + " (SELECT count(*) AS changes, (array_agg(entry_hash ORDER BY number DESC))[1] AS last"
            + " FROM safeguarding.trace WHERE kind = 'CONCERN_STANDS' AND reference = c.reference) t";

    private ConcernStanding() {}

    /** @param facts as the database has them, null or empty where there is none; times as {@link #seconds} */
    public static String of(@Nullable Object... facts) {
        if (facts.length != FACTS.size()) {
            throw new IllegalArgumentException(facts.length + " facts for " + FACTS.size() + " columns");
        }
        return Arrays.stream(facts)
                .map(fact -> fact == null || fact.toString().isEmpty() ? NOTHING : fact.toString())
                .collect(Collectors.joining(" "));
    }

    /** As the database says it: with six decimals. Null for null. */
    public static @Nullable String seconds(@Nullable Instant time) {
        return time == null ? null : "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1_000);
    }

    public static byte[] hash(String standing) {
        return ChainHash.begin().with(standing).end();
    }

    /** The facts of such a text by the names of their columns, without those of which there is none. */
    public static Map<String, String> read(String standing) {
        String[] values = standing.split(" ");
        Map<String, String> known = new HashMap<>();
        for (int at = 0; at < Math.min(values.length, FACTS.size()); at++) {
            if (!values[at].equals(NOTHING)) {
                known.put(FACTS.get(at).name().split(",")[0], values[at]);
            }
        }
        return known;
    }

    /** For whoever has to put the row right. */
    public static String inWords(String standing) {
        String[] values = standing.split(" ");
        return IntStream.range(0, Math.min(values.length, FACTS.size()))
                .mapToObj(index -> FACTS.get(index).name() + " = " + values[index])
                .collect(Collectors.joining("; "));
    }

    /**
     * @param now what the row says by now
     * @param kept the sealed text beside it
     * @param changes how often it was changed, as the row says
     * @param traces how often, as the trail says
     * @param last the hash of what it was last changed to
     */
    public record Row(
            Reference reference, String now, Optional<String> kept, long changes, long traces, Optional<byte[]> last) {

        public static Row read(ResultSet row) throws SQLException {
            return new Row(
                    Reference.of(row.getString(1)),
                    row.getString(2),
                    Optional.ofNullable(row.getString(3)),
                    row.getLong(4),
                    row.getLong(5),
                    Optional.ofNullable(row.getBytes(6)));
        }

        public boolean isAsTheTrailSays() {
            return changes == traces && isLast(now);
        }

        public boolean isLast(String standing) {
            return last.filter(hash -> Arrays.equals(hash, hash(standing))).isPresent();
        }
    }
}

package school.safeguarding.record;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import school.safeguarding.trail.ChainHash;

/**
 * What the rules know of a concern beside its record, in one text: who handles it, whom it is about by kind, who has stepped
 * out, how far it is. The text is sealed in the concern's row, and its hash is in the trail: whoever changes the row past the
 * application has neither.
 */
public final class ConcernStanding {

    private static final String NOTHING = "-";

    /** In the order in which {@link #of} takes them. */
    private static final List<String> IN_SQL = List.of(
            "c.reporter",
            "(extract(epoch FROM c.reported_at) * 1000000)::bigint",
            "c.about",
            "c.is_immediate_danger",
            "c.is_outside_hours",
            "c.handler_role",
            "c.assigned_to",
            "(SELECT string_agg(r.account, ',' ORDER BY r.account COLLATE \"C\") FROM safeguarding.concern_recusal r"
                    + " WHERE r.concern = c.id)",
            "c.is_child_words_kept",
            "c.is_reviewed",
            "c.proposed_level",
            "c.decided_level",
            "c.response",
            "c.agencies",
            "c.is_safe",
            "c.response_decided_by",
            "c.is_response_agreed",
            "c.monitor_on",
            "c.close_decided_by",
            "c.is_reporter_told",
            "c.is_siblings_asked",
            "c.is_actions_settled",
            "(extract(epoch FROM c.closed_at) * 1000000)::bigint");

    /** The reference of each concern, what its row says by now, and the sealed text beside it. */
    public static final String EACH = "SELECT c.reference, concat_ws(' ', "
            + IN_SQL.stream()
                    .map(column -> "coalesce(nullif((" + column + ")::text, ''), '" + NOTHING + "')")
                    .collect(Collectors.joining(", "))
            + "), c.standing FROM safeguarding.concern c ORDER BY c.reference";

    private ConcernStanding() {}

    /** @param facts as the database has them, null or empty where there is none; times in microseconds since 1970 UTC */
    public static String of(Object... facts) {
        if (facts.length != IN_SQL.size()) {
            throw new IllegalArgumentException(facts.length + " facts for " + IN_SQL.size() + " columns");
        }
        return Arrays.stream(facts)
                .map(fact -> fact == null || fact.toString().isEmpty() ? NOTHING : fact.toString())
                .collect(Collectors.joining(" "));
    }

    public static byte[] hash(String standing) {
        return ChainHash.begin().with(standing).end();
    }
}

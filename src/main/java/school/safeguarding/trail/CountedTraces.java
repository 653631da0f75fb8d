package school.safeguarding.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import school.safeguarding.account.AccountId;
import school.safeguarding.trail.Trace.Kind;

/** How often something was that anybody may do as often as they like: by the hour, each kind of each person's. */
@Repository
class CountedTraces {

    /**
     * Of each kind of one person's in one hour are traced at once. What is about more is counted together where there is no such
     * concern, and else by itself: whoever asks for many that are not there hides nothing by it.
     */
    static final int MOST_ABOUT = 20;

    private final JdbcClient database;
    private final Clock clock;

    CountedTraces(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param isTraced whether the chain is to have the first of them
     * @return whether this is that first one
     */
    boolean isFirst(Trace trace, boolean isTraced) {
        String about = trace.reference().or(trace::detail).orElse("");
        // The first that somebody does after a page did it by itself is one that the chain has not got.
        return database.sql("INSERT INTO safeguarding.counted_trace AS held"
                        + " (by_account, kind, hour, about, reference, number, is_traced)"
                        + " SELECT :account, :kind, :hour, CASE WHEN is_one_of_few OR is_there THEN :about ELSE '' END,"
                        + " CASE WHEN is_one_of_few OR is_there THEN :reference END, 1,"
                        // What is not there takes no longer than what is: neither gets into the chain at once.
                        + " :traced AND is_one_of_few"
                        + " FROM (SELECT (SELECT count(*) FROM safeguarding.counted_trace"
                        + " WHERE by_account = :account AND kind = :kind AND hour = :hour AND about <> :about) < :most"
                        + " AS is_one_of_few, EXISTS (SELECT 1 FROM safeguarding.concern"
                        + " WHERE concern.reference = :reference) AS is_there) AS same_hour"
                        + " ON CONFLICT (school, by_account, kind, hour, about) DO UPDATE"
                        + " SET number = held.number + 1, is_traced = held.is_traced OR excluded.is_traced"
                        + " RETURNING is_traced AND (number = 1 OR coalesce((SELECT NOT before.is_traced"
                        + " FROM safeguarding.counted_trace AS before WHERE before.by_account = held.by_account"
                        + " AND before.kind = held.kind AND before.hour = held.hour"
                        + " AND before.about = held.about), false))")
                .param("account", trace.by().value())
                .param("kind", trace.kind().name())
                .param("hour", hour())
                .param("about", about)
                .param("reference", trace.reference().orElse(null), Types.VARCHAR)
                .param("most", MOST_ABOUT)
                .param("traced", isTraced)
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    }

    /** What of every hour that is over the chain has not got, which is forgotten here. */
    List<Trace> takeNumbers() {
        return database
                .sql(
                        "DELETE FROM safeguarding.counted_trace WHERE hour < :now RETURNING by_account, kind, hour, reference,"
                                + " CASE WHEN is_traced THEN number - 1 ELSE number END AS more")
                .param("now", hour())
                .query(CountedTraces::read)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Trace> read(ResultSet row, int at) throws SQLException {
        int more = row.getInt("more");
        return more == 0
                ? Optional.empty()
                : Optional.of(Trace.of(
                        AccountId.of(row.getString("by_account")),
                        Kind.MORE_OF_AN_HOUR,
                        Optional.ofNullable(row.getString("reference")),
                        Optional.of(more + " " + row.getString("kind") + " "
                                + row.getObject("hour", OffsetDateTime.class).toInstant())));
    }
}

package school.safeguarding.governance.figures.count;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import school.safeguarding.governance.figures.count.CountedEvent.Kind;
import school.safeguarding.governance.figures.count.CountedEvent.Taken;
import school.safeguarding.reference.Reference;

/** Keeps what is counted, by INSERT and SELECT alone. What happens to a concern once is kept once. */
@Repository
public class CountedEvents {

    private static final String KEEP =
            """
            INSERT INTO safeguarding.counted_event (reference, kind, code, at, minutes, is_in_time)
            SELECT :reference, :kind, :code, :at,
                CASE WHEN began.at IS NOT NULL
                    THEN greatest(0, extract(epoch FROM CAST(:until AS timestamptz) - began.at) / 60)::integer END, :isInTime
            FROM (SELECT 1) one LEFT JOIN safeguarding.counted_event began
                ON began.reference = :reference AND began.kind = :since AND (:sinceCode = '' OR began.code = :sinceCode)
            ON CONFLICT DO NOTHING""";

    private static final String GROUPS =
            """
            SELECT kind, code, count(*) AS events, count(*) FILTER (WHERE is_in_time) AS in_time,
                count(*) FILTER (WHERE NOT is_in_time) AS late, count(minutes) AS cases,
                percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY minutes) AS minutes
            FROM safeguarding.counted_event
            WHERE at > ? AND at <= ? AND reference <> ALL (?)
            GROUP BY kind, code""";

    private final JdbcClient database;

    CountedEvents(JdbcClient database) {
        this.database = database;
    }

    void keep(CountedEvent event) {
        database.sql(KEEP)
                .param("reference", event.reference().value())
                .param("kind", event.kind().name())
                .param("code", event.code())
                .param("at", utc(event.at()))
                .param(
                        "until",
                        event.taken().map(Taken::until).map(CountedEvents::utc).orElse(null))
                .param("isInTime", event.isInTime().orElse(null))
                .param("since", event.taken().map(taken -> taken.since().name()).orElse(""))
                .param("sinceCode", event.taken().map(Taken::sinceCode).orElse(""))
                .update();
    }

    /**
     * How often each thing happened, and how long it took.
     *
     * @param from not included
     * @param until included
     * @param without references of concerns that are not counted
     */
    public List<Group> groups(Instant from, Instant until, Collection<Reference> without) {
        return database.sql(GROUPS)
                .param(utc(from))
                .param(utc(until))
                .param(without.stream().map(Reference::value).toArray(String[]::new))
                .query(CountedEvents::group)
                .list();
    }

    private static Group group(ResultSet row, int index) throws SQLException {
        return new Group(
                Kind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getInt("events"),
                row.getInt("in_time"),
                row.getInt("late"),
                times(row.getArray("minutes"), row.getInt("cases")));
    }

    private static Optional<Times> times(Array minutes, int cases) throws SQLException {
        if (minutes == null) {
            return Optional.empty();
        }
        Integer[] percentiles = (Integer[]) minutes.getArray();
        return Optional.of(new Times(cases, percentiles[0], percentiles[1]));
    }

    /** When the first thing was counted that is known; empty while nothing was. */
    public Optional<Instant> first() {
        return database.sql("SELECT at FROM safeguarding.counted_event ORDER BY at LIMIT 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * How many concerns were reported.
     *
     * @param from not included
     * @param until included
     * @param without references of concerns that are not counted
     */
    public int reported(Instant from, Instant until, Collection<Reference> without) {
        return database.sql(
                        "SELECT count(*) FROM safeguarding.counted_event WHERE kind = 'REPORTED' AND at > ? AND at <= ?"
                                + " AND reference <> ALL (?)")
                .param(utc(from))
                .param(utc(until))
                .param(without.stream().map(Reference::value).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** @param times empty where no time was taken */
    public record Group(Kind kind, String code, int count, int inTime, int late, Optional<Times> times) {}

    /**
     * @param cases of how many
     * @param median in minutes
     * @param ninetieth percentile in minutes
     */
    public record Times(int cases, int median, int ninetieth) {}
}

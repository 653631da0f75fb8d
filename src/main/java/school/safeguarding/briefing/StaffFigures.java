package school.safeguarding.briefing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.governance.TermFigures;

/**
 * How many were asked to read the policy and did, which training was recorded, what children were taught and which drills were
 * held. What somebody records belongs to the term in which they do; what was late once stays so.
 */
@Component
class StaffFigures implements TermFigures {

    private static final String BRIEFED =
            """
            SELECT CASE WHEN done_at <= due_at THEN 'in-time' ELSE 'late' END AS code, count(*) AS number FROM safeguarding.briefing
            WHERE asked_on >= :day AND (done_at <= least(due_at, :until)
                OR (due_at <= :until AND coalesce(done_at > due_at, true) AND coalesce(ended_at > due_at, true)))
            GROUP BY 1""";

    private static final String TRAINED =
            """
            SELECT lower(kind) AS code, count(*) AS number FROM safeguarding.officer_training
            WHERE recorded_at > :from AND recorded_at <= :until GROUP BY 1
            UNION ALL
            SELECT 'late', count(*) FROM safeguarding.training_question
            WHERE asked_on >= :day AND due_at <= :until AND coalesce(answered_at > due_at, true)
                AND coalesce(ended_at > due_at, true)""";

    private static final String LOGGED =
            """
            SELECT lower(kind) AS code, count(*) AS number FROM safeguarding.awareness
            WHERE recorded_at > :from AND recorded_at <= :until GROUP BY 1""";

    private static final String FIRST =
            """
            SELECT min(at) FROM (SELECT min(asked_on)::timestamp AT TIME ZONE 'Europe/London' AS at FROM safeguarding.briefing
                UNION ALL SELECT min(recorded_at) FROM safeguarding.officer_training
                UNION ALL SELECT min(recorded_at) FROM safeguarding.awareness) known""";

    private static final String ONCE_EACH = "Each is counted in the term in which somebody recorded it.";

    private final JdbcClient database;

    StaffFigures(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Counted> tables() {
        return List.of(
                new Counted(
                        "BRIEFED",
                        "Staff who were asked to read the policy",
                        "Each time that somebody was asked since the school year began. Whose time is not over is not counted yet.",
                        true,
                        rows("in-time", "Read it in time", "late", "Read it late, or not yet"),
                        (from, until) -> counted(BRIEFED, from, until)),
                new Counted(
                        "TRAINED",
                        "Training of the CPO and deputies",
                        ONCE_EACH,
                        false,
                        rows("full", "Training", "refresher", "Refresher", "late", "Asked for, and not done in time"),
                        (from, until) -> counted(TRAINED, from, until)),
                new Counted(
                        "TAUGHT",
                        "What children were taught about being safe",
                        ONCE_EACH,
                        false,
                        rows(
                                "assembly", "Assemblies",
                                "safety_day", "Personal safety days",
                                "e_safety", "Lessons about being safe online",
                                "other", "Something else"),
                        (from, until) -> counted(LOGGED, from, until)),
                new Counted(
                        "DRILLS",
                        "Drills",
                        ONCE_EACH,
                        false,
                        rows("drill", "With staff, a made-up concern", "restore", "A backup was restored"),
                        (from, until) -> counted(LOGGED, from, until)));
    }

    private static Map<String, String> rows(String... codesAndTitles) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (int at = 0; at < codesAndTitles.length; at += 2) {
            rows.put(codesAndTitles[at], codesAndTitles[at + 1]);
        }
        return rows;
    }

    private Map<String, Integer> counted(String query, Instant from, Instant until) {
        Map<String, Integer> counts = new HashMap<>();
        database.sql(query)
                .param("from", utc(from))
                .param("until", utc(until))
                .param("day", LocalDate.ofInstant(from, BritishDates.ZONE))
                .query(row -> {
                    counts.put(row.getString("code"), row.getInt("number"));
                });
        return counts;
    }

    @Override
    public Optional<Instant> first() {
        return database.sql(FIRST).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}

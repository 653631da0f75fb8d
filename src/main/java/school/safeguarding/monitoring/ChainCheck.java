package school.safeguarding.monitoring;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the end of the chain holds together. The whole of it is read by {@code verify}, which takes longer. */
@Component
class ChainCheck implements Check {

    private static final int LOOKED_AT = 1_000;

    private final JdbcClient database;

    ChainCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "chain";
    }

    /** In one statement, and so in one moment, since others add to it all the time. Without its end there is no row to answer. */
    @Override
    public Found look() {
        boolean holds = database.sql(
                        """
                        WITH last AS (SELECT number, hash, previous_hash FROM safeguarding.trace ORDER BY number DESC LIMIT :most),
                        linked AS (SELECT previous_hash, number, lag(hash) OVER (ORDER BY number) AS before,
                                lag(number) OVER (ORDER BY number) AS number_before FROM last)
                        SELECT head.last_number = coalesce((SELECT max(number) FROM last), 0)
                            AND least(head.last_number, :most) = (SELECT count(*) FROM last)
                            AND coalesce((SELECT hash = head.last_hash FROM last WHERE number = head.last_number), true)
                            AND NOT EXISTS (SELECT FROM linked WHERE before <> previous_hash OR number <> number_before + 1)
                        FROM safeguarding.trail_head AS head
                        """)
                .param("most", LOOKED_AT)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        Map<String, Object> details = Map.of("tracesLookedAt", LOOKED_AT);
        return holds
                ? Found.well(details)
                : Found.wrong(details, "ALARM A16: the chain of all records does not hold together at its end.");
    }
}

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

    @Override
    public Found look() {
        long broken = database.sql(
                        "SELECT count(*) FROM (SELECT previous_hash, lag(hash) OVER (ORDER BY number) AS before,"
                                + " number, lag(number) OVER (ORDER BY number) AS number_before"
                                + " FROM (SELECT * FROM safeguarding.trace ORDER BY number DESC LIMIT ?) AS last) AS linked"
                                + " WHERE before IS NOT NULL AND (before <> previous_hash OR number <> number_before + 1)")
                .param(LOOKED_AT)
                .query(Long.class)
                .single();
        boolean isAtItsEnd = database.sql("SELECT coalesce((SELECT h.last_hash = t.hash FROM safeguarding.trail_head h"
                        + " JOIN safeguarding.trace t ON t.number = h.last_number),"
                        + " NOT EXISTS (SELECT FROM safeguarding.trace))")
                .query(Boolean.class)
                .single();
        Map<String, Object> details = Map.of("tracesLookedAt", LOOKED_AT);
        return broken == 0 && isAtItsEnd
                ? Found.well(details)
                : Found.wrong(details, "ALARM A16: the chain of all records does not hold together at its end.");
    }
}

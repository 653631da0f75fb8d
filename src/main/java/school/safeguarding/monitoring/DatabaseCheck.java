package school.safeguarding.monitoring;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers, and how fast. */
@Component
class DatabaseCheck implements Check {

    private final JdbcClient database;

    DatabaseCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Found look() {
        long begun = System.nanoTime();
        database.sql("SELECT 1").query(Integer.class).single();
        return Found.well(Map.of("answeredInMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }
}

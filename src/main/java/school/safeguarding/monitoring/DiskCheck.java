package school.safeguarding.monitoring;

import java.io.File;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether there is room where the application runs. How much the database takes is told, since its disk may be another's. */
@Component
class DiskCheck implements Check {

    private static final long LEAST_MEGABYTES = 1_000;
    private static final long MEGABYTE = 1_000_000;

    private final JdbcClient database;

    DiskCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Found look() {
        long free = new File("").getAbsoluteFile().getUsableSpace() / MEGABYTE;
        long taken = database.sql("SELECT pg_database_size(current_database())")
                        .query(Long.class)
                        .single()
                / MEGABYTE;
        Map<String, Object> details = Map.of("freeMegabytes", free, "databaseMegabytes", taken);
        return free < LEAST_MEGABYTES
                ? Found.wrong(details, "ALARM A17: less than " + LEAST_MEGABYTES + " MB of the disk are free.")
                : Found.well(details);
    }
}

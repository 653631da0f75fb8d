package school.safeguarding.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How old the last backup is. One that is taken every night is never older than a day and the time that it takes. */
@Component
class BackupCheck implements Check {

    private static final Duration AT_MOST = Duration.ofHours(26);

    private final JdbcClient database;
    private final Clock clock;

    BackupCheck(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public Found look() {
        Optional<Instant> last = database.sql("SELECT max(taken_at) FROM safeguarding.backup_taken")
                .query((row, index) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
        if (last.isEmpty()) {
            return Found.wrong(Map.of("last", "none"), "ALARM A18: no backup was ever taken.");
        }
        Duration age = Duration.between(last.get(), clock.instant());
        Map<String, Object> details = Map.of("last", last.get().toString(), "ageHours", age.toHours());
        return age.compareTo(AT_MOST) > 0
                ? Found.wrong(details, "ALARM A18: the last backup is older than " + AT_MOST.toHours() + " hours.")
                : Found.well(details);
    }
}

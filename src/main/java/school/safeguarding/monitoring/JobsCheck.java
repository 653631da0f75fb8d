package school.safeguarding.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long the automatic step has waited that has waited longest: escalations and mails are late by that much. */
@Component
class JobsCheck implements Check {

    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final Clock clock;

    JobsCheck(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jobs";
    }

    /** The engine keeps times without a zone, in UTC. */
    @Override
    public Found look() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<LocalDateTime> oldest = database.sql(
                        "SELECT min(coalesce(duedate_, create_time_)) FROM engine.act_ru_job"
                                + " WHERE retries_ > 0 AND suspension_state_ = 1")
                .query((row, index) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
                .single();
        Duration age = oldest.filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
        Map<String, Object> details = Map.of("oldestDueForSeconds", age.toSeconds());
        return age.compareTo(AT_MOST) > 0
                ? Found.wrong(
                        details,
                        "ALARM A15: automatic steps are not done: one has been due for more than " + AT_MOST.toMinutes()
                                + " minutes.")
                : Found.well(details);
    }
}

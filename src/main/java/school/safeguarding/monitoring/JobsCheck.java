package school.safeguarding.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long the automatic step has waited that has waited longest: escalations and mails are late by that much. One that failed
 * is due later each time that it is tried again, so those are counted as well.
 */
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
        long failed = database.sql("SELECT count(*) FROM engine.act_ru_job"
                        + " WHERE retries_ > 0 AND suspension_state_ = 1 AND exception_msg_ IS NOT NULL")
                .query(Long.class)
                .single();
        Map<String, Object> details = Map.of("oldestDueForSeconds", age.toSeconds(), "failedAtLastTry", failed);
        if (age.compareTo(AT_MOST) > 0) {
            return Found.wrong(
                    details,
                    "ALARM A15: automatic steps are not done: one has been due for more than " + AT_MOST.toMinutes()
                            + " minutes.");
        }
        return failed > 0
                ? Found.wrong(
                        details,
                        "ALARM A15: automatic steps are not done: " + failed
                                + " failed at the last try, and will be tried again.")
                : Found.well(details);
    }
}

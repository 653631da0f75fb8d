package school.safeguarding.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;

/**
 * Whether the school day has begun: leavers lose their steps, and alarms and summaries go out, with it alone. What keeps it from
 * beginning is tried again every few minutes, and is never late by the time of its job.
 */
@Component
class DayBegunCheck implements Check {

    private static final Duration AT_MOST = Duration.ofHours(1);

    private final SchoolCalendar calendar;
    private final JdbcClient database;
    private final Clock clock;

    DayBegunCheck(SchoolCalendar calendar, JdbcClient database, Clock clock) {
        this.calendar = calendar;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "school-day";
    }

    @Override
    public Found look() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BritishDates.ZONE);
        boolean isBegun = database.sql("SELECT count(*) FROM safeguarding.day_begun WHERE day = ?")
                        .param(today)
                        .query(Integer.class)
                        .single()
                > 0;
        boolean isDue = calendar.hours(today)
                .map(hours -> today.atTime(hours.opens())
                        .atZone(BritishDates.ZONE)
                        .toInstant()
                        .plus(AT_MOST))
                .filter(now::isAfter)
                .isPresent();
        Map<String, Object> details = Map.of("isBegun", isBegun);
        return isDue && !isBegun
                ? Found.wrong(
                        details,
                        "ALARM A23: the school day has not begun here: leavers, alarms and daily summaries are left undone.")
                : Found.well(details);
    }
}

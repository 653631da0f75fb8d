package school.safeguarding.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether somebody at school can still deal with a report on the day it comes. */
@Component
public class SchoolHours {

    private static final Logger log = LoggerFactory.getLogger(SchoolHours.class);

    /** With less than this until home time, a report is treated as one from outside school hours. */
    private static final Duration LEAST_LEFT = Duration.ofMinutes(60);

    private final SchoolCalendar calendar;

    SchoolHours(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Whether the school is closed, or less than an hour is left to home time. Past the calendar's end it is: a report is
     * never refused for that, and the clocks of outside hours need no calendar.
     */
    public boolean isOutside(Instant now) {
        try {
            return !calendar.isOpenAt(now) || untilHome(now).compareTo(LEAST_LEFT) < 0;
        } catch (CalendarEnded e) {
            log.error("ALARM: {}", e.getMessage());
            return true;
        }
    }

    /** The next opening while the school is closed; empty while it is open, or where the calendar does not know. */
    public Optional<Instant> opensAgain(Instant now) {
        try {
            return calendar.isOpenAt(now) ? Optional.empty() : Optional.of(calendar.nextOpening(now));
        } catch (CalendarEnded e) {
            log.error("ALARM: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Duration untilHome(Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(now, BritishDates.ZONE);
        return Duration.between(
                local.toLocalTime(),
                calendar.hours(local.toLocalDate()).orElseThrow().home());
    }
}

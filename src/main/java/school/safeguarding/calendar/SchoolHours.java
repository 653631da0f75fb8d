package school.safeguarding.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody at school can still deal with a report on the day it comes. */
@Component
public class SchoolHours {

    /** With less than this until home time, a report is treated as one from outside school hours. */
    private static final Duration LEAST_LEFT = Duration.ofMinutes(60);

    private static final Duration LONGEST_WEEKEND = Duration.ofDays(4);

    private final SchoolCalendar calendar;

    SchoolHours(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    public boolean isClosed(Instant now) {
        return !calendar.isOpenAt(now);
    }

    /** Whether the school is closed, or less than an hour is left to home time. */
    public boolean isOutside(Instant now) {
        return isOutside(now, calendar);
    }

    /** The same by another calendar than the one that counts. */
    public static boolean isOutside(Instant now, SchoolCalendar counted) {
        return !counted.isOpenAt(now) || untilHome(now, counted).compareTo(LEAST_LEFT) < 0;
    }

    /**
     * When the school opens next, while it is closed, in words such as "Tuesday 24 November 2026, 08:30"; empty while it is
     * open.
     */
    public Optional<String> opensAgain(Instant now) {
        if (!isClosed(now)) {
            return Optional.empty();
        }
        Instant opening = calendar.nextOpening(now);
        return Optional.of(BritishDates.inFull(opening, calendar.isAssumed(opening)));
    }

    /** Whether it is closed for longer than a weekend with a bank holiday. */
    public boolean isHoliday(Instant now) {
        return isClosed(now) && Duration.between(now, calendar.nextOpening(now)).compareTo(LONGEST_WEEKEND) > 0;
    }

    private static Duration untilHome(Instant now, SchoolCalendar counted) {
        LocalDateTime local = LocalDateTime.ofInstant(now, BritishDates.ZONE);
        return Duration.between(
                local.toLocalTime(),
                counted.hours(local.toLocalDate()).orElseThrow().home());
    }
}

package school.safeguarding.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as a British reader writes them, in Europe/London. */
public final class BritishDates {

    /** The school's time zone. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);
    private static final DateTimeFormatter BRIEF_TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy, HH:mm", Locale.UK).withZone(ZONE);
    private static final DateTimeFormatter IN_FULL =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(ZONE);

    private BritishDates() {}

    /** Which day it is at the school, wherever the server is. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** Such as 24/11/2026. */
    public static String brief(LocalDate day) {
        return BRIEF.format(day);
    }

    /** Such as 24/11/2026, 08:50. */
    public static String brief(Instant instant) {
        return BRIEF_TIME.format(instant);
    }

    /** Such as Tuesday 24 November 2026, 08:50. */
    public static String inFull(Instant instant) {
        return IN_FULL.format(instant);
    }

    /**
     * The same, saying so where it is assumed.
     *
     * @param isAssumed whether it was reckoned with days that the school calendar does not know
     */
    public static String inFull(Instant instant, boolean isAssumed) {
        return inFull(instant) + (isAssumed ? " (assumed: past the end of the school calendar)" : "");
    }

    /** As the engine reads a time in a model, such as 2026-11-24T08:50:00Z. */
    public static String iso(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE));
    }
}

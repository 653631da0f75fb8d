package school.safeguarding.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * The days and hours of one school, in Europe/London. Past the calendar's end it counts Monday to Friday less England's bank
 * holidays, with the hours that the calendar gives that day of the week: a due time that may be wrong, and says so, is better
 * than none.
 */
public interface SchoolCalendar {

    /** Whether the school is open to children on that day. */
    boolean isSchoolDay(LocalDate day);

    /** Monday to Friday less England's bank holidays. */
    boolean isWorkingDay(LocalDate day);

    /** The first school day after that day. */
    LocalDate nextSchoolDay(LocalDate after);

    /** When the school opens and when children go home on that day; empty if it is no school day. */
    Optional<Hours> hours(LocalDate day);

    /** From the opening until just before home time of a school day. */
    boolean isOpenAt(Instant now);

    /** The first opening after that time. */
    Instant nextOpening(Instant after);

    /** The minute at which that many minutes of opening hours have passed; the clock stands while the school is closed. */
    Instant plusSchoolMinutes(Instant from, long minutes);

    /**
     * The same time of day that many school days later, within opening hours: what would fall before an opening is due
     * at the home time before it, what would fall after home time is due at home time. Counting from a day without school
     * starts with the next school day.
     */
    Instant plusSchoolDays(Instant from, int days);

    /**
     * The same time of day that many working days later. Counting from a day that is none starts at the midnight with
     * which the next one begins.
     */
    Instant plusWorkingDays(Instant from, int days);

    /** The half terms that the calendar knows, in order. */
    List<SchoolYear.Term> terms();

    /** The last day that the calendar knows. */
    LocalDate lastDay();

    /** Between which times school minutes run that day, where that is longer than children are there; empty on any other day. */
    default Optional<Hours> running(LocalDate day) {
        return Optional.empty();
    }

    /** Days that the calendar's file has closed, or given other hours, too late, so that they count as before still; in order. */
    default List<LocalDate> keptAsKnown() {
        return List.of();
    }

    /** The same as it was for whoever had reported by then, without the days that were changed at short notice since. */
    default SchoolCalendar unchangedSince(Instant reportedAt) {
        return this;
    }

    /** Whether that time lies on a day that the calendar does not know, so that the school's hours on it are assumed. */
    boolean isAssumed(Instant time);

    /** Times of day in Europe/London. */
    record Hours(LocalTime opens, LocalTime home) {}
}

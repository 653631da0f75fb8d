package school.safeguarding.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import school.safeguarding.calendar.SchoolCalendar.Hours;

/**
 * One day that is not as the calendar's file has it.
 *
 * @param counts its hours now; empty: there is no school
 * @param before its hours until then; empty: there was none
 * @param runningBefore until when school minutes ran on it until then, where that was longer than children were there
 * @param since when it was agreed to
 */
public record ChangedDay(
        LocalDate day, Optional<Hours> counts, Optional<Hours> before, Optional<Hours> runningBefore, Instant since) {}

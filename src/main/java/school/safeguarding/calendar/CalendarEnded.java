package school.safeguarding.calendar;

import java.time.LocalDate;

/** Somebody asked for a school day that the calendar does not know. The school has to add the next school year to it. */
public class CalendarEnded extends RuntimeException {

    CalendarEnded(LocalDate lastDay) {
        super("The school calendar ends on " + lastDay + ": add the next school year to it");
    }
}

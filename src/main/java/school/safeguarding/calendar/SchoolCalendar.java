package school.safeguarding.calendar;

import java.time.LocalDate;

/** The days of one school, in Europe/London. */
public interface SchoolCalendar {

    /** Whether the school is open to children on that day. */
    boolean isSchoolDay(LocalDate day);

    /** Monday to Friday less England's bank holidays. */
    boolean isWorkingDay(LocalDate day);

    /** The first school day after that day. */
    LocalDate nextSchoolDay(LocalDate after);
}

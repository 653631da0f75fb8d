package school.safeguarding.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** England's bank holidays. */
class BankHolidays {

    /** By a name it does not know, Jollyday answers with the holidays of the whole kingdom only, and says nothing. */
    private static final String ENGLAND = "eng";

    /** Read when somebody asks: no school day of the calendar is a bank holiday, and a start need not wait for it. */
    private static final class Known {

        static final HolidayManager HOLIDAYS =
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    }

    boolean isBankHoliday(LocalDate day) {
        return Known.HOLIDAYS.isHoliday(day, ENGLAND);
    }

    /** Monday to Friday less England's bank holidays. */
    boolean isWorkingDay(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !isWeekend && !isBankHoliday(day);
    }
}

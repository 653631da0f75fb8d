package school.safeguarding.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Monday to Friday less England's bank holidays. */
@Component
class WeekdaysLessBankHolidays implements SchoolCalendar {

    /** By a name it does not know, Jollyday answers with the holidays of the whole kingdom only, and says nothing. */
    private static final String ENGLAND = "eng";

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    @Override
    public boolean isSchoolDay(LocalDate day) {
        return isWorkingDay(day);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !isWeekend && !holidays.isHoliday(day, ENGLAND);
    }

    @Override
    public LocalDate nextSchoolDay(LocalDate after) {
        return after.plusDays(1)
                .datesUntil(after.plusYears(1))
                .filter(this::isSchoolDay)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No school day within a year after " + after));
    }
}

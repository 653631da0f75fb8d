package school.safeguarding.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;

/** How long the school's calendar goes on. */
@Component
class CalendarCheck implements Check {

    private final SchoolCalendar calendar;
    private final Clock clock;

    CalendarCheck(SchoolCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public Found look() {
        LocalDate lastDay = calendar.lastDay();
        long left = ChronoUnit.DAYS.between(BritishDates.today(clock), lastDay);
        Map<String, Object> details = Map.of("lastDay", lastDay.toString(), "daysLeft", left);
        return left < 0
                ? Found.wrong(details, "ALARM A06: the school calendar ended on " + BritishDates.brief(lastDay) + ".")
                : Found.well(details);
    }
}

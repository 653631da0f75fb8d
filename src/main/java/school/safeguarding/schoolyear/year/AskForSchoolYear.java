package school.safeguarding.schoolyear.year;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.escalation.BeginsWithDay;

/** 60 days before the calendar ends, and on every day after that on which nobody is being asked. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AskForSchoolYear implements BeginsWithDay {

    private static final String PROCESS = "school-year";

    private static final int DAYS_BEFORE_END = 60;

    private final SchoolCalendar calendar;
    private final Procedures procedures;

    AskForSchoolYear(SchoolCalendar calendar, Procedures procedures) {
        this.calendar = calendar;
        this.procedures = procedures;
    }

    static boolean isNear(LocalDate today, LocalDate lastDay) {
        return ChronoUnit.DAYS.between(today, lastDay) <= DAYS_BEFORE_END;
    }

    @Override
    public String ofDay() {
        return "next-school-year";
    }

    @Override
    public void begin(LocalDate day) {
        if (isNear(day, calendar.lastDay()) && procedures.countRunning(PROCESS) == 0) {
            procedures.startForSchool(PROCESS, SchoolYearView.KEY + calendar.lastDay(), RoutingFacts.none());
        }
    }
}

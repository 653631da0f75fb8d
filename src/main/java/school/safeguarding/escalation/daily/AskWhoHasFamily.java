package school.safeguarding.escalation.daily;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.family.AskForFamily;

/** On the first school day of September, and of whoever comes later on the next. */
@Component
class AskWhoHasFamily implements BeginsWithDay {

    private final AskForFamily askForFamily;
    private final SchoolCalendar calendar;

    AskWhoHasFamily(AskForFamily askForFamily, SchoolCalendar calendar) {
        this.askForFamily = askForFamily;
        this.calendar = calendar;
    }

    @Override
    public String ofDay() {
        return "family";
    }

    @Override
    public void begin(LocalDate day) {
        if (calendar.isSchoolDay(day)) {
            askForFamily.ask(day);
        }
    }
}

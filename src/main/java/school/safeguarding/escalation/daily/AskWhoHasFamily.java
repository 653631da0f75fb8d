package school.safeguarding.escalation.daily;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.escalation.DayBegun;
import school.safeguarding.family.AskForFamily;

/** On the first school day of September, and of whoever comes later on the next. */
@Component
class AskWhoHasFamily {

    private final AskForFamily askForFamily;
    private final SchoolCalendar calendar;

    AskWhoHasFamily(AskForFamily askForFamily, SchoolCalendar calendar) {
        this.askForFamily = askForFamily;
        this.calendar = calendar;
    }

    @EventListener
    void on(DayBegun begun) {
        if (calendar.isSchoolDay(begun.day())) {
            askForFamily.ask(begun.day());
        }
    }
}

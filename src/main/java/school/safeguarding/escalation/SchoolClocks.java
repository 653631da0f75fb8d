package school.safeguarding.escalation;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.escalation.deadline.Deadlines;
import school.safeguarding.step.StepId;

/** Clocks of {@code deadlines.dmn} that belong to no concern, for whoever starts them at another time than now. */
@Component
public class SchoolClocks {

    private final Deadlines deadlines;
    private final SchoolCalendar calendar;

    SchoolClocks(Deadlines deadlines, SchoolCalendar calendar) {
        this.deadlines = deadlines;
        this.calendar = calendar;
    }

    /** When the clock that starts then is over. */
    @Transactional(readOnly = true)
    public Instant dueAt(StepId clock, Instant from) {
        return deadlines.ruleOf(clock).dueAt(from, calendar);
    }

    /** When somebody who is told then that it is over has had their time, and the next is asked. */
    @Transactional(readOnly = true)
    public Instant nextAskedAt(StepId clock, Instant from) {
        return deadlines.ladderOf("", clock, Map.of()).pause().dueAt(from, calendar);
    }
}

package school.safeguarding.escalation.daily;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;

/** Sees at every start that somebody looks after the school, and says aloud what is amiss. */
@Component
class SchoolDayKeepsRunning {

    private static final Logger log = LoggerFactory.getLogger(SchoolDayKeepsRunning.class);

    private final Procedures procedures;
    private final SchoolAlarms alarms;
    private final Clock clock;

    SchoolDayKeepsRunning(Procedures procedures, SchoolAlarms alarms, Clock clock) {
        this.procedures = procedures;
        this.alarms = alarms;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void begin() {
        if (procedures.countRunning("school-day") == 0) {
            procedures.startForSchool(
                    "school-day", "", RoutingFacts.of(RoutingFact.nextLookAt, BritishDates.iso(clock.instant())));
        }
        alarms.all().forEach(log::error);
        // Whatever stood in the way may be gone; what looks after the school must not stay away until somebody notices.
        procedures.tryFailedAgain();
    }
}

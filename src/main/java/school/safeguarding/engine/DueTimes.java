package school.safeguarding.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.CalendarEnded;

/** What the timers in the models ask for. Named in their expressions. */
@Component
public class DueTimes {

    private static final Logger log = LoggerFactory.getLogger(DueTimes.class);

    /** Sooner than any time that the calendar could have given, so that somebody looks. */
    private static final Duration SOON = Duration.ofHours(2);

    private final ObjectProvider<StepDeadlines> deadlines;
    private final Clock clock;

    DueTimes(ObjectProvider<StepDeadlines> deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** When the step that begins here is due. */
    public Date of(DelegateExecution step) {
        return dueAt(step, step.getCurrentActivityId());
    }

    /** When somebody responsible has to have opened the step that begins here. */
    public Date seen(DelegateExecution step) {
        return dueAt(step, "alertSeen");
    }

    private Date dueAt(DelegateExecution scope, String step) {
        String key = scope.getProcessBusinessKey();
        String reference = RoutingFact.isReference(key) ? key : "";
        try {
            return Date.from(deadlines.getObject().dueAt(reference, step, Facts.of(scope)));
        } catch (CalendarEnded e) {
            if (Context.getCommandContext().getAuthenticatedUserId() == null) {
                // Nobody is there to be told. What was decided already must not fail for want of a time.
                log.error("ALARM {}: {}", reference, e.getMessage());
                return Date.from(clock.instant().plus(SOON));
            }
            RefusalNotice.say(
                    "The school calendar ends before the next step is due, and no time is guessed. Nothing was"
                            + " stored. Please have the next school year added to the calendar, and press the button again.");
            throw e;
        }
    }
}

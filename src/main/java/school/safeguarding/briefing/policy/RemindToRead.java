package school.safeguarding.briefing.policy;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.briefing.BriefingAsked;
import school.safeguarding.escalation.SchoolClocks;

/** Somebody has not read the policy in time: they are reminded before anybody else is asked. */
@Service
class RemindToRead {

    private final Briefings briefings;
    private final SchoolClocks clocks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RemindToRead(Briefings briefings, SchoolClocks clocks, ApplicationEventPublisher events, Clock clock) {
        this.briefings = briefings;
        this.clocks = clocks;
        this.events = events;
        this.clock = clock;
    }

    /** @return when the head is asked */
    @Transactional
    public Instant remind(String id) {
        events.publishEvent(
                new BriefingAsked("briefing overdue " + id, briefings.withId(id).account()));
        return clocks.nextAskedAt(BriefEverybody.READ, clock.instant());
    }
}

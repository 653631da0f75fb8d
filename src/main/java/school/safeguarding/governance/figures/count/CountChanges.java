package school.safeguarding.governance.figures.count;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.event.ConcernReopened;
import school.safeguarding.concern.event.ConcernReported;
import school.safeguarding.escalation.LevelReached;
import school.safeguarding.governance.figures.count.CountedEvent.Kind;

/** Counts what happens without a form of its own, in the transaction in which it happens. */
@Component
class CountChanges {

    private final CountedEvents events;
    private final Clock clock;

    CountChanges(CountedEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void reported(ConcernReported concern) {
        events.keep(CountedEvent.of(
                concern.reference(), Kind.REPORTED, concern.about().code(), concern.reportedAt()));
    }

    @EventListener
    void reopened(ConcernReopened concern) {
        events.keep(CountedEvent.of(concern.reference(), Kind.REOPENED, "", clock.instant()));
    }

    /** The second time that somebody is told of the same step it is no further step that is late. */
    @EventListener
    void reached(LevelReached reached) {
        if (reached.level() == 1) {
            events.keep(CountedEvent.of(
                    reached.reference(), Kind.OVERDUE, reached.step().value(), clock.instant()));
        }
        events.keep(CountedEvent.of(
                reached.reference(), Kind.OVERDUE_LEVEL, String.valueOf(reached.level()), clock.instant()));
    }
}

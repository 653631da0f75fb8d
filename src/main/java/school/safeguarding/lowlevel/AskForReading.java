package school.safeguarding.lowlevel;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.escalation.DayBegun;

/** Each half term somebody beside its keeper reads a list, where anything was in it before. Source: default of this procedure. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AskForReading {

    private final LowLevelConcerns concerns;
    private final LowLevelReadings readings;
    private final HalfTerm halfTerm;
    private final Procedures procedures;
    private final Clock clock;

    AskForReading(
            LowLevelConcerns concerns,
            LowLevelReadings readings,
            HalfTerm halfTerm,
            Procedures procedures,
            Clock clock) {
        this.concerns = concerns;
        this.readings = readings;
        this.halfTerm = halfTerm;
        this.procedures = procedures;
        this.clock = clock;
    }

    @EventListener
    void on(DayBegun begun) {
        halfTerm.began(begun.day())
                .map(day -> day.atStartOfDay(BritishDates.ZONE).toInstant())
                .ifPresent(this::askSince);
    }

    private void askSince(Instant halfTermBegan) {
        for (KeptList list : KeptList.values()) {
            boolean isAnyOlder = concerns.findAllByOrderByAddedAt().stream()
                    .anyMatch(entry -> entry.list() == list && entry.addedAt().isBefore(halfTermBegan));
            if (isAnyOlder && !readings.existsByListAndAskedAtGreaterThanEqual(list, halfTermBegan)) {
                String id = readings.save(new LowLevelReading(list, clock.instant()))
                        .id()
                        .toString();
                procedures.startForSchool("low-level-reading", id, RoutingFacts.of("lowLevelReadingId", id));
            }
        }
    }
}

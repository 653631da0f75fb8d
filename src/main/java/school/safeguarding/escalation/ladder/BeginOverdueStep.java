package school.safeguarding.escalation.ladder;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.escalation.deadline.Deadlines;
import school.safeguarding.escalation.deadline.SeenSteps;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.step.TaskId;

/** Starts the ladder of one step. One that is gone, was seen in time or has a ladder already needs none. */
@Service
class BeginOverdueStep {

    private static final Logger log = LoggerFactory.getLogger(BeginOverdueStep.class);

    private final OverdueSteps overdueSteps;
    private final SeenSteps seen;
    private final Deadlines deadlines;
    private final Responsibility responsibility;
    private final Procedures procedures;
    private final Clock clock;

    BeginOverdueStep(
            OverdueSteps overdueSteps,
            SeenSteps seen,
            Deadlines deadlines,
            Responsibility responsibility,
            Procedures procedures,
            Clock clock) {
        this.overdueSteps = overdueSteps;
        this.seen = seen;
        this.deadlines = deadlines;
        this.responsibility = responsibility;
        this.procedures = procedures;
        this.clock = clock;
    }

    /** Whoever has to act on it sees at once how grave it is: which agency waits to be told, and at what level. */
    private String name(OpenStep step) {
        String details = Stream.of(
                        RoutingFact.agency.in(step.facts()).map(code -> Agency.withCode(code)
                                .onCard()),
                        responsibility
                                .times(Reference.of(step.reference()))
                                .level()
                                .map(level -> "level: " + level.inWords()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return step.title() + (details.isEmpty() ? "" : " (" + details + ")");
    }

    /** @return whether a ladder was started */
    @Transactional
    public boolean begin(TaskId taskId, Cause cause) {
        Optional<OverdueStep> running = overdueSteps.running(taskId);
        Optional<OpenStep> open = procedures.openStep(taskId);
        if (open.isEmpty()
                || running.isPresent()
                || (cause == Cause.NOT_SEEN
                        && seen.isSeenByAny(taskId, open.get().people()))) {
            if (cause == Cause.NOT_DONE) {
                // Opening it would end the ladder of a step that was only not seen, and its own timer comes once. That
                // is
                // now, unless it could not run in time; more time may have been allowed meanwhile.
                Instant now = clock.instant();
                open.ifPresent(step -> running.ifPresent(ladder -> ladder.isNowNotDone(
                        step.dueAt().filter(due -> due.isBefore(now)).orElse(now), step.isDueAssumed())));
            }
            return false;
        }
        OpenStep step = open.get();
        if (step.reference().isEmpty()) {
            log.error("ALARM A14: {} is overdue", step.title());
            return false;
        }
        Instant now = clock.instant();
        boolean isNotSeen = cause == Cause.NOT_SEEN;
        Ladder ladder =
                deadlines.ladderOf(step.reference(), isNotSeen ? Deadlines.ALERT_SEEN : step.step(), step.facts());
        Instant dueAt = isNotSeen ? now : step.dueAt().orElse(now);
        boolean isDueAssumed = isNotSeen
                ? deadlines.isAssumed(step.reference(), Deadlines.ALERT_SEEN, step.facts(), now)
                : step.isDueAssumed();
        OverdueStep overdue =
                overdueSteps.save(OverdueStep.begin(step, name(step), cause, dueAt, isDueAssumed, ladder, now));
        procedures.start(
                "overdue-step",
                step.reference(),
                RoutingFacts.of(RoutingFact.overdueId, overdue.id().toString()));
        return true;
    }
}

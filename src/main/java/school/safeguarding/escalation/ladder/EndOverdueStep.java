package school.safeguarding.escalation.ladder;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.escalation.OverdueStepDone;
import school.safeguarding.escalation.ladder.OverdueStep.LevelKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.TaskId;

/** Ends the ladder of a step, whatever its level, and lets those who were told know. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EndOverdueStep {

    private final OverdueSteps overdueSteps;
    private final Responsibility responsibility;
    private final Procedures procedures;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndOverdueStep(
            OverdueSteps overdueSteps,
            Responsibility responsibility,
            Procedures procedures,
            ApplicationEventPublisher events,
            Clock clock) {
        this.overdueSteps = overdueSteps;
        this.responsibility = responsibility;
        this.procedures = procedures;
        this.events = events;
        this.clock = clock;
    }

    /** The step was done, or fell away. None running is fine. */
    public void done(TaskId taskId) {
        overdueSteps.running(taskId).ifPresent(this::end);
    }

    /** Somebody responsible has opened it: what was late was only that. */
    public void seen(TaskId taskId) {
        overdueSteps
                .running(taskId)
                .filter(overdue -> overdue.cause() == Cause.NOT_SEEN)
                .ifPresent(this::end);
    }

    private void end(OverdueStep overdue) {
        overdue.end(clock.instant());
        procedures.end(
                "overdue-step",
                overdue.reference(),
                RoutingFact.overdueId,
                overdue.id().toString());
        Set<AccountId> told = overdue.told(LevelKind.OFFERED, LevelKind.TO_ACT).stream()
                .filter(account -> mayStillKnow(overdue.reference(), account))
                .collect(Collectors.toSet());
        if (!told.isEmpty()) {
            events.publishEvent(
                    new OverdueStepDone(overdue.reference(), overdue.id().toString(), overdue.stepName(), told));
        }
    }

    /** Whoever was told before it was hidden from them is told no more of it. */
    private boolean mayStillKnow(Reference reference, AccountId account) {
        return !Procedures.isReference(reference.value()) || responsibility.mayKnow(reference, account);
    }
}

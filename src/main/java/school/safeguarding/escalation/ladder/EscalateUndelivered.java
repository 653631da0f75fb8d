package school.safeguarding.escalation.ladder;

import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.escalation.NoticeUndelivered;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** Whoever could not be told of a step cannot be waited for: the next person becomes responsible at once. */
@Component
class EscalateUndelivered {

    /** What is not done because of that mail: a step above another one, telling somebody of a mail that failed, or what only the reporter can say. */
    private static final Set<StepId> OTHERS =
            Set.of(Steps.ACT_ON_OVERDUE_STEP, Steps.TELL_ANOTHER_WAY, Steps.SAY_WHETHER_WORRIED);

    private final Procedures procedures;
    private final OverdueSteps overdueSteps;
    private final BeginOverdueStep beginOverdueStep;

    EscalateUndelivered(Procedures procedures, OverdueSteps overdueSteps, BeginOverdueStep beginOverdueStep) {
        this.procedures = procedures;
        this.overdueSteps = overdueSteps;
        this.beginOverdueStep = beginOverdueStep;
    }

    @EventListener
    void on(NoticeUndelivered undelivered) {
        undelivered
                .overdueId()
                .ifPresentOrElse(
                        overdueId -> overdueSteps
                                .findById(UUID.fromString(overdueId))
                                .ifPresent(overdue -> askNextUnlessAsked(overdue, undelivered)),
                        () -> escalateStepsOf(undelivered));
    }

    private void escalateStepsOf(NoticeUndelivered undelivered) {
        procedures.openSteps(undelivered.reference()).stream()
                .filter(step -> step.people().contains(undelivered.account()))
                .filter(step -> step.dueAt().isPresent() && !OTHERS.contains(step.step()))
                .forEach(step -> beginOverdueStep.begin(step.id(), Cause.MAIL_FAILED));
    }

    /** Where somebody after the one who was not reached has been asked already, nothing is gained by haste. */
    private void askNextUnlessAsked(OverdueStep overdue, NoticeUndelivered undelivered) {
        boolean isWaitedFor = undelivered.isOnlyHolder() || overdue.toldLast().contains(undelivered.account());
        if (overdue.isRunning() && isWaitedFor) {
            procedures.hurry(
                    "overdue-step",
                    overdue.reference(),
                    RoutingFact.overdueId,
                    overdue.id().toString());
        }
    }
}

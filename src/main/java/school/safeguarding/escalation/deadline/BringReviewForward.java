package school.safeguarding.escalation.deadline;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.event.NewInformation;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.escalation.ladder.OverdueSteps;
import school.safeguarding.reference.Reference;

/** What is learned while a review is open makes it due earlier where it may tell of harm, and never later. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class BringReviewForward {

    private final OverdueSteps overdueSteps;
    private final Deadlines deadlines;
    private final Procedures procedures;
    private final Clock clock;

    BringReviewForward(OverdueSteps overdueSteps, Deadlines deadlines, Procedures procedures, Clock clock) {
        this.overdueSteps = overdueSteps;
        this.deadlines = deadlines;
        this.procedures = procedures;
        this.clock = clock;
    }

    @EventListener
    void on(NewInformation learned) {
        if (learned.isHarmPossible()) {
            procedures.openSteps(learned.reference()).stream()
                    .filter(step -> step.step().equals(Deadlines.REVIEW))
                    .forEach(this::bringForward);
        }
    }

    private void bringForward(OpenStep review) {
        procedures.bringForward(
                review.id(),
                deadlines.of(review.reference(), review.step(), review.facts()).dueAt());
        overdueSteps.running(review.id()).ifPresent(overdue -> {
            overdue.hurry(deadlines
                    .ladderOf(review.reference(), review.step(), review.facts())
                    .pause());
            overdue.waitUntil(clock.instant());
            procedures.hurry(
                    "overdue-step",
                    Reference.of(review.reference()),
                    RoutingFact.overdueId,
                    overdue.id().toString());
        });
    }
}

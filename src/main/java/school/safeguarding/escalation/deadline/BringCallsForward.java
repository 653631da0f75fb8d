package school.safeguarding.escalation.deadline;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.event.ResponseDecided;
import school.safeguarding.engine.Procedures;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** A call to an agency that waits is due as a new one would be, where that is earlier: a child is less safe than was thought. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class BringCallsForward {

    private static final StepId CALL = Steps.MAKE_REFERRAL;

    private final Deadlines deadlines;
    private final Procedures procedures;

    BringCallsForward(Deadlines deadlines, Procedures procedures) {
        this.deadlines = deadlines;
        this.procedures = procedures;
    }

    @EventListener
    void on(ResponseDecided decided) {
        procedures.openSteps(decided.reference()).stream()
                .filter(step -> step.step().equals(CALL))
                .forEach(step -> procedures.bringForward(
                        step.id(),
                        deadlines
                                .of(step.reference(), step.step(), step.facts())
                                .dueAt()));
    }
}

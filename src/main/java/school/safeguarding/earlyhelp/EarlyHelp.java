package school.safeguarding.earlyhelp;

import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** Help that a family agreed to: led by somebody by name, and looked at again until it is over. */
@Service
public class EarlyHelp {

    private static final Set<StepId> STEPS = Set.of(Steps.PLAN_EARLY_HELP, Steps.REVIEW_EARLY_HELP);

    private final Procedures procedures;

    EarlyHelp(Procedures procedures) {
        this.procedures = procedures;
    }

    /** Starts it unless it goes on already. Only for a decision that stands, with a parent's agreement on record. */
    @Transactional
    public void begin(Reference reference) {
        if (!goesOn(reference)) {
            procedures.start("early-help", reference, RoutingFacts.none());
        }
        procedures.keep(reference, RoutingFacts.of(RoutingFact.openEarlyHelp, 1));
    }

    /** Ends it wherever it stands; none is fine. */
    @Transactional
    public void end(Reference reference) {
        procedures.end("early-help", reference, RoutingFact.reference, reference.value());
        isOver(reference);
    }

    /** What came of it is asked from now on. */
    void isOver(Reference reference) {
        procedures.keep(reference, RoutingFacts.of(RoutingFact.openEarlyHelp, 0));
    }

    @Transactional(readOnly = true)
    public boolean goesOn(Reference reference) {
        return procedures.openSteps(reference).stream().anyMatch(step -> STEPS.contains(step.step()));
    }
}

package school.safeguarding.escalation;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.escalation.ladder.OverdueSteps;
import school.safeguarding.reference.Reference;

/** What was late, for whoever looks at how the procedure itself goes. */
@Component
public class LateSteps {

    private final OverdueSteps steps;

    LateSteps(OverdueSteps steps) {
        this.steps = steps;
    }

    /** @param step as people read it */
    public record LateStep(Reference reference, String step) {}

    /** That became late from then on. */
    public List<LateStep> since(Instant from) {
        return steps.since(from).stream()
                .map(step -> new LateStep(step.reference(), step.stepName()))
                .toList();
    }
}

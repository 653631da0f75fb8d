package school.safeguarding.concern;

import org.springframework.stereotype.Service;
import school.safeguarding.engine.Procedures;

/** New information sends an open concern back to the decision. One that waits for it keeps its due time and its ladder. */
@Service
class DecideAgain {

    private static final String DECISION = "userTask_decideResponse";

    private final Procedures procedures;

    DecideAgain(Procedures procedures) {
        this.procedures = procedures;
    }

    void on(String reference) {
        boolean isAskedAlready = procedures.openSteps(reference).stream()
                .anyMatch(step -> step.step().equals(DECISION));
        if (!isAskedAlready) {
            procedures.tell(reference, "newInformation");
        }
    }
}

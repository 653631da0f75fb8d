package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.lowlevel.removal.AgreeToRemoval;
import school.safeguarding.people.People.Person;

/** Whether anything is still to be done about what is known of an adult: until it is, nothing of that is taken out. */
@Component
public class StillToDo {

    private final OpenableConcerns concerns;
    private final Procedures procedures;

    StillToDo(OpenableConcerns concerns, Procedures procedures) {
        this.concerns = concerns;
        this.procedures = procedures;
    }

    /** @param asker who is told so: what may be about them is not counted */
    public boolean whenAsked(LowLevelConcern entry, Person asker) {
        return isAnyOfDamagedToDo()
                || ofSameAdult(entry, asker).anyMatch(one -> !stepsOf(one).isEmpty());
    }

    /** @param second who is told so: what may be about them is not counted */
    public boolean whenAgreed(LowLevelConcern entry, Person second) {
        return isAnyOfDamagedToDo()
                || ofSameAdult(entry, second).anyMatch(one -> stepsOf(one).stream()
                        .anyMatch(step -> !(isSame(one, entry) && step.step().equals(AgreeToRemoval.STEP))));
    }

    /** What cannot be opened may be about whichever adult. */
    private boolean isAnyOfDamagedToDo() {
        return concerns.damaged().stream()
                .anyMatch(reference -> !procedures.openSteps(reference).isEmpty());
    }

    private Stream<LowLevelConcern> ofSameAdult(LowLevelConcern entry, Person reader) {
        return concerns.all().stream()
                .filter(one -> isSame(one, entry) || one.adult().mayBe(entry.adult()))
                .filter(one -> !one.adult().mayBe(reader));
    }

    private static boolean isSame(LowLevelConcern one, LowLevelConcern other) {
        return one.reference().equals(other.reference());
    }

    private List<OpenStep> stepsOf(LowLevelConcern entry) {
        return procedures.openSteps(entry.reference());
    }
}

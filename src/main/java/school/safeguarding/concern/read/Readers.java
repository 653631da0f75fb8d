package school.safeguarding.concern.read;

import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.people.People.Person;
import school.safeguarding.responsibility.WhoMayRead;

/** Holds a reader against {@link WhoMayRead}, with the steps of a concern that they have in hand. */
@Component
public class Readers {

    private final WhoMayRead whoMayRead;
    private final Procedures procedures;

    Readers(WhoMayRead whoMayRead, Procedures procedures) {
        this.whoMayRead = whoMayRead;
        this.procedures = procedures;
    }

    public boolean isHandler(Person reader, Concern concern) {
        return whoMayRead.isHandler(reader, concern.facts());
    }

    public boolean mayRead(Person reader, Concern concern) {
        return whoMayRead.mayRead(
                reader, concern.facts(), () -> stepsOf(reader, concern).stream().anyMatch(OpenStep::opensRecord));
    }

    /** Whether this reader may know of it at all. */
    public boolean mayComeToRead(Person reader, Concern concern) {
        return whoMayRead.mayComeToRead(reader, concern.facts());
    }

    /** Whether the engine offers them a step of it, rightly or not. */
    boolean isOffered(Person reader, Concern concern) {
        return procedures.openSteps(concern.reference()).stream()
                .anyMatch(step -> step.people().contains(reader.id()));
    }

    List<OpenStep> stepsOf(Person reader, Concern concern) {
        if (concern.excludes(reader)) {
            return List.of();
        }
        return procedures.openSteps(concern.reference()).stream()
                .filter(step -> step.people().contains(reader.id()))
                .toList();
    }
}

package school.safeguarding.concern;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** Who may read a concern: who handles it, and whoever has a step of it in hand. */
@Component
class Readers {

    private final Responsible responsible;
    private final Procedures procedures;

    Readers(Responsible responsible, Procedures procedures) {
        this.responsible = responsible;
        this.procedures = procedures;
    }

    /** Also of one that is closed: it stays readable for whoever may handle it, and so may open it again. */
    boolean isHandler(Person reader, Concern concern) {
        return !concern.excludes(reader) && responsible.handlers(concern).contains(reader.id());
    }

    /** A step in hand is not enough: whoever cannot come to handle it reads nothing, whatever the engine offers them. */
    boolean mayRead(Person reader, Concern concern) {
        return mayRead(reader, concern, () -> stepsOf(reader, concern).stream().anyMatch(OpenStep::opensRecord));
    }

    /** @param hasStep whether this reader is offered a step of it that opens its record */
    boolean mayRead(Person reader, Concern concern, BooleanSupplier hasStep) {
        return mayComeToRead(reader, concern) && reads(reader, concern, hasStep);
    }

    /** The same for somebody who may come to read it. */
    boolean reads(Person reader, Concern concern, BooleanSupplier hasStep) {
        return isHandler(reader, concern) || hasStep.getAsBoolean();
    }

    /** Whether this reader may know of it at all. */
    boolean mayComeToRead(Person reader, Concern concern) {
        return reader.roles().stream().anyMatch(Role::readsRecords)
                && !concern.excludes(reader)
                && responsible.isInLine(concern, reader);
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

package school.safeguarding.concern;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** Who may read a concern: who handles it, and whoever has a step of it in hand. */
@Component
class Readers {

    /** Steps that are done without knowing what was reported. */
    private static final Set<String> BLIND_STEPS = Set.of(
            "userTask_tellAnotherWay",
            "userTask_appointHandler",
            "userTask_actOnOverdueStep",
            "userTask_answerWorry",
            "userTask_sayWhetherWorried");

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
        return mayRead(reader, concern, () -> stepsOf(reader, concern).stream().map(OpenStep::step));
    }

    /** @param offered the steps of it that this reader is offered, by their ids in the model */
    boolean mayRead(Person reader, Concern concern, Supplier<Stream<String>> offered) {
        return mayComeToRead(reader, concern) && reads(reader, concern, offered);
    }

    /** The same for somebody who may come to read it. */
    boolean reads(Person reader, Concern concern, Supplier<Stream<String>> offered) {
        return isHandler(reader, concern) || offered.get().anyMatch(step -> !BLIND_STEPS.contains(step));
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

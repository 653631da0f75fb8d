package school.safeguarding.concern;

import java.util.List;
import java.util.Set;
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
        return reader.roles().stream().anyMatch(Role::readsRecords)
                && responsible.isInLine(concern, reader)
                && (isHandler(reader, concern)
                        || stepsOf(reader, concern).stream().anyMatch(step -> !BLIND_STEPS.contains(step.step())));
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

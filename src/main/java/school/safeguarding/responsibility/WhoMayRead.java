package school.safeguarding.responsibility;

import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** Who may read a concern's record: who handles it, and whoever has a step of it in hand that opens it. */
@Component
public class WhoMayRead {

    private final WhoIsAsked whoIsAsked;

    public WhoMayRead(WhoIsAsked whoIsAsked) {
        this.whoIsAsked = whoIsAsked;
    }

    /** Also of one that is closed: it stays readable for whoever may handle it, and so may open it again. */
    public boolean isHandler(Person reader, ConcernFacts concern) {
        return !concern.excludes(reader) && whoIsAsked.handlers(concern).contains(reader.id());
    }

    /**
     * A step in hand is not enough: whoever cannot come to handle it reads nothing, whatever the engine offers them.
     *
     * @param hasStep whether this reader is offered a step of it that opens its record
     */
    public boolean mayRead(Person reader, ConcernFacts concern, BooleanSupplier hasStep) {
        return mayComeToRead(reader, concern) && reads(reader, concern, hasStep);
    }

    /** The same for somebody who may come to read it. */
    public boolean reads(Person reader, ConcernFacts concern, BooleanSupplier hasStep) {
        return isHandler(reader, concern) || hasStep.getAsBoolean();
    }

    /** Whether this reader may know of it at all. */
    public boolean mayComeToRead(Person reader, ConcernFacts concern) {
        return reader.roles().stream().anyMatch(Role::readsRecords)
                && !concern.excludes(reader)
                && whoIsAsked.isInLine(concern, reader);
    }
}

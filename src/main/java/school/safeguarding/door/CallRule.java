package school.safeguarding.door;

import java.util.Optional;
import java.util.Set;
import school.safeguarding.door.CallTable.Rule;
import school.safeguarding.door.Calls.Caller;
import school.safeguarding.reference.Reference;

/** Says of a call whether it is this caller's, beyond their role. Registered by whoever knows what stands in the path. */
public interface CallRule {

    /** The rules of the table that it answers for. */
    Set<Rule> rules();

    /** @param id what stands in the path for the first {@code {id}} */
    boolean holds(Rule rule, String id, Caller caller);

    /** The concern that what stands in the path is about; empty if there is nothing there, or it is about none. */
    default Optional<Reference> reference(String id) {
        return Optional.empty();
    }
}

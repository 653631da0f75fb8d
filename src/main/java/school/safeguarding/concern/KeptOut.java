package school.safeguarding.concern;

import java.util.Set;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;

/** From which concerns somebody is kept out, for whoever counts without them. */
public interface KeptOut {

    /** @return references of the concerns, closed ones included, of which some holder of these roles may know nothing */
    Set<Reference> ofAny(Set<Role> roles);
}

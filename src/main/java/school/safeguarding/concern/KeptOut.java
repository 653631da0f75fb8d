package school.safeguarding.concern;

import java.util.Set;
import school.safeguarding.people.Role;

/** From which concerns somebody is kept out, for whoever counts without them. */
public interface KeptOut {

    /** @return references of the concerns, closed ones included, of which some holder of these roles may know nothing */
    Set<String> ofAny(Set<Role> roles);
}

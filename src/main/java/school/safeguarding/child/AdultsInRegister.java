package school.safeguarding.child;

import java.util.Map;
import java.util.Set;

/** Which adults with parental responsibility a file named for the pupils of the register, by full names, to be compared and not stored. */
public record AdultsInRegister(Map<ChildId, Set<String>> adults) {}

package school.safeguarding.child;

import java.util.Map;
import java.util.Set;

/** Which adults with parental responsibility a file named for the pupils of the register, by full names. They are not stored. */
public record AdultsInRegister(Map<ChildId, Set<String>> adults) {}

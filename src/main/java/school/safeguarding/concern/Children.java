package school.safeguarding.concern;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.child.ChildId;
import school.safeguarding.reference.Reference;

/** Which concerns are about the same child, and whose class that child is in, for whoever counts without reading. */
public interface Children {

    /** The same for concerns about a child of the same name; of a child whose name nobody knows, the concern's own. */
    String child(Reference reference);

    Optional<String> className(Reference reference);

    /** Those of these children of whom a concern says something, or may: it may name them by what somebody typed. */
    Set<ChildId> inConcerns(Collection<ChildId> children);
}

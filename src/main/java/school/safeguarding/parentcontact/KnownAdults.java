package school.safeguarding.parentcontact;

import java.util.List;
import school.safeguarding.reference.Reference;

/** Who has parental responsibility for a concern's child. Answered by whoever keeps a register; there may be nobody. */
public interface KnownAdults {

    /** Full names; empty if none is known. */
    List<String> of(Reference reference);
}

package school.safeguarding.concern.model;

import java.util.Optional;
import school.safeguarding.reference.Reference;

/** Concerns by what they are known by. One that the transaction has read or made already is not asked for again. */
interface ConcernsByReference {

    Optional<Concern> findByReference(Reference reference);
}

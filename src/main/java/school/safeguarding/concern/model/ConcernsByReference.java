package school.safeguarding.concern.model;

import java.util.Optional;

/** Concerns by what they are known by. One that the transaction has read or made already is not asked for again. */
interface ConcernsByReference {

    Optional<Concern> findByReference(String reference);
}

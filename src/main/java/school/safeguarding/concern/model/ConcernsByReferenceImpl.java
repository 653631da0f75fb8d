package school.safeguarding.concern.model;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.hibernate.Session;
import school.safeguarding.reference.Reference;

/** Who has stepped out is read in the same statement, so that a change in between does not look like one from outside. */
class ConcernsByReferenceImpl implements ConcernsByReference {

    private final EntityManager entities;

    ConcernsByReferenceImpl(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Concern> findByReference(Reference reference) {
        return entities.unwrap(Session.class).bySimpleNaturalId(Concern.class).loadOptional(reference);
    }
}

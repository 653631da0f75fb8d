package school.safeguarding.concern.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;

public interface Corrections extends Repository<Correction, UUID> {

    Correction save(Correction correction);

    Optional<Correction> findById(UUID id);

    List<Correction> findByReferenceOrderByAskedAt(Reference reference);

    /** Records that two people have agreed since then to have deleted, those that are deleted too. */
    @Query("SELECT c FROM Correction c WHERE c.kind = school.safeguarding.concern.model.Correction.Kind.RECORD_DELETED"
            + " AND c.state = school.safeguarding.concern.model.Correction.State.CONFIRMED AND c.answeredAt >= :since"
            + " ORDER BY c.answeredAt")
    List<Correction> toDelete(Instant since);

    /** The one by which this record was last agreed to be deleted since then, if any was. */
    default Optional<Correction> toDelete(Reference reference, Instant since) {
        return toDelete(since).stream()
                .filter(correction -> correction.reference().equals(reference))
                .reduce((earlier, later) -> later);
    }

    /** That somebody was named wrongly, and a second person has not said yet whether it is so. One at a time. */
    default Optional<Correction> ofChildWaiting(Reference reference) {
        return findByReferenceOrderByAskedAt(reference).stream()
                .filter(correction -> correction.kind() == Correction.Kind.WRONG_CHILD && correction.isWaiting())
                .findFirst();
    }

    /** @throws IllegalStateException if there is none */
    default Correction withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No correction " + id));
    }
}

package school.safeguarding.concern.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Corrections extends Repository<Correction, UUID> {

    Correction save(Correction correction);

    Optional<Correction> findById(UUID id);

    List<Correction> findByReferenceOrderByAskedAt(String reference);

    /** That somebody was named wrongly, and a second person has not said yet whether it is so. One at a time. */
    default Optional<Correction> ofChildWaiting(String reference) {
        return findByReferenceOrderByAskedAt(reference).stream()
                .filter(correction -> correction.kind() == Correction.Kind.WRONG_CHILD && correction.isWaiting())
                .findFirst();
    }

    /** @throws IllegalStateException if there is none */
    default Correction withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No correction " + id));
    }
}

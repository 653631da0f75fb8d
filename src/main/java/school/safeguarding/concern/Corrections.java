package school.safeguarding.concern;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Corrections extends Repository<Correction, UUID> {

    Correction save(Correction correction);

    Optional<Correction> findById(UUID id);

    List<Correction> findByReferenceOrderByAskedAt(String reference);

    /** @throws IllegalStateException if there is none */
    default Correction withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No correction " + id));
    }
}

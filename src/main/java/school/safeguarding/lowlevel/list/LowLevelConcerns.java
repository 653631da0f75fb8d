package school.safeguarding.lowlevel.list;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

public interface LowLevelConcerns extends Repository<LowLevelConcern, String> {

    LowLevelConcern save(LowLevelConcern concern);

    Optional<LowLevelConcern> findById(String reference);

    List<LowLevelConcern> findAllByOrderByAddedAt();

    List<LowLevelConcern> findByReferenceNotInOrderByAddedAt(Collection<String> references);

    /** @throws IllegalStateException if there is none */
    default LowLevelConcern withReference(String reference) {
        return findById(reference).orElseThrow(() -> new IllegalStateException("No low-level concern " + reference));
    }
}

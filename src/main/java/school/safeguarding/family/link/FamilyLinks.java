package school.safeguarding.family.link;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface FamilyLinks extends Repository<FamilyLink, UUID> {

    FamilyLink save(FamilyLink link);

    Optional<FamilyLink> findById(UUID id);

    List<FamilyLink> findAllByOrderBySaidAt();

    /** @throws IllegalStateException if there is none */
    default FamilyLink withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No family link " + id));
    }
}

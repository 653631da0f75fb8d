package school.safeguarding.family.say;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface FamilyQuestions extends Repository<FamilyQuestion, UUID> {

    FamilyQuestion save(FamilyQuestion question);

    Optional<FamilyQuestion> findById(UUID id);

    @Query("SELECT q.account FROM FamilyQuestion q WHERE q.askedOn >= :since")
    Set<String> askedSince(LocalDate since);

    /** @throws IllegalStateException if there is none */
    default FamilyQuestion withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No family question " + id));
    }
}

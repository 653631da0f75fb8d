package school.safeguarding.family.say;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.account.AccountId;

public interface FamilyQuestions extends Repository<FamilyQuestion, UUID> {

    FamilyQuestion save(FamilyQuestion question);

    Optional<FamilyQuestion> findById(UUID id);

    @Query(
            nativeQuery = true,
            value = "SELECT DISTINCT account FROM safeguarding.family_question WHERE asked_on >= :since")
    Set<String> textsAskedSince(LocalDate since);

    default Set<AccountId> askedSince(LocalDate since) {
        return textsAskedSince(since).stream().map(AccountId::of).collect(Collectors.toSet());
    }

    /** @throws IllegalStateException if there is none */
    default FamilyQuestion withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No family question " + id));
    }
}

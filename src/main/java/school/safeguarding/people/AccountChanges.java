package school.safeguarding.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AccountChanges extends Repository<AccountChange, UUID> {

    AccountChange save(AccountChange change);

    Optional<AccountChange> findById(UUID id);

    /** @throws IllegalStateException if there is none */
    default AccountChange withId(String id) {
        return findById(UUID.fromString(id))
                .orElseThrow(() -> new IllegalStateException("No change of an account " + id));
    }
}

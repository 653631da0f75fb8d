package school.safeguarding.people.change;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccountChanges extends Repository<AccountChange, UUID> {

    AccountChange save(AccountChange change);

    Optional<AccountChange> findById(UUID id);

    /** @throws IllegalStateException if there is none */
    default AccountChange withId(String id) {
        return findById(UUID.fromString(id))
                .orElseThrow(() -> new IllegalStateException("No change of an account " + id));
    }

    /** Those that were agreed to and are not in force yet. */
    @Query("select c from AccountChange c where c.state = 'ASKED' and c.inForceAt is not null order by c.askedAt, c.id")
    List<AccountChange> findHeldBack();
}

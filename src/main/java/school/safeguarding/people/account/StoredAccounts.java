package school.safeguarding.people.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface StoredAccounts extends Repository<StoredAccount, String> {

    StoredAccount save(StoredAccount account);

    Optional<StoredAccount> findById(String id);

    /** With their roles, in one statement. */
    @EntityGraph(attributePaths = "roles")
    List<StoredAccount> findAllByOrderById();

    /** One after another: whoever wants to change accounts waits for whoever is at it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from StoredAccount a order by a.id")
    List<StoredAccount> findAllToChange();

    /** The account, once nobody else is changing it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from StoredAccount a where a.id = :accountId")
    Optional<StoredAccount> lock(String accountId);
}

package school.safeguarding.people;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface StoredAccounts extends Repository<StoredAccount, String> {

    StoredAccount save(StoredAccount account);

    Optional<StoredAccount> findById(String id);

    List<StoredAccount> findAllByOrderById();
}

package school.safeguarding.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Notices extends Repository<Notice, UUID> {

    Optional<Notice> findById(UUID id);

    boolean existsByOnceKey(String onceKey);

    /** The references of the notices that finally failed since then, one for each; null for one about no concern. */
    @Query("select n.reference from Notice n where n.state = 'UNDELIVERED' and n.changedAt >= :since")
    List<String> undeliveredSince(Instant since);
}

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

    /** What a reporter was told of their reports after the receipt, in that order. */
    @Query("select n from Notice n where n.toAccount = :account and n.kind in ('REPORT_REVIEWED', 'REPORT_CLOSED')"
            + " order by n.createdAt")
    List<Notice> toReporter(String account);

    /** Until when somebody's notices wait to be one mail; empty if none waits so long at most. */
    @Query("select max(n.waitsUntil) from Notice n where n.toAccount = :account and n.state = 'WAITING'"
            + " and n.waitsUntil > :now and n.waitsUntil <= :atTheLatest")
    Optional<Instant> waitUntil(String account, Instant now, Instant atTheLatest);

    /** Those that have waited for each other, in the order in which they were given. */
    @Query("select n from Notice n where n.toAccount = :account and n.state = 'WAITING' and n.waitsUntil <= :now"
            + " order by n.createdAt, n.id")
    List<Notice> haveWaited(String account, Instant now);

    /** The references of the notices that finally failed since then, one for each; null for one about no concern. */
    @Query("select n.reference from Notice n where n.state = 'UNDELIVERED' and n.changedAt >= :since")
    List<String> undeliveredSince(Instant since);
}

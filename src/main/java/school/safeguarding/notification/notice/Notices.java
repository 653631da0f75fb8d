package school.safeguarding.notification.notice;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;
import school.safeguarding.account.AccountId;

public interface Notices extends Repository<Notice, UUID> {

    /** Hibernate's number for rows that somebody else holds being left out. */
    String SKIP_LOCKED = "-2";

    Optional<Notice> findById(UUID id);

    boolean existsByOnceKey(String onceKey);

    /** What a reporter was told of their reports, in that order. */
    @Query(
            "select n from Notice n where n.toAccount = :account and n.kind in ('REPORT_RECEIVED', 'NOBODY_LEFT_REPORTER',"
                    + " 'REPORT_REVIEWED', 'REPORT_CLOSED') order by n.createdAt")
    List<Notice> toReporter(AccountId account);

    /** What asks somebody to look into a record, and no step leads to. */
    @Query("select n from Notice n where n.toAccount = :account and n.kind in ('RELATED_CONCERN', 'CORRECTION_REFUSED',"
            + " 'DELETION_AGREED', 'DELETION_NOT_CARRIED_OUT')"
            + " and n.state <> 'WITHDRAWN'")
    List<Notice> askingToRead(AccountId account);

    /** Until when somebody's notices wait to be one mail; empty if none waits so long at most. */
    @Query("select max(n.waitsUntil) from Notice n where n.toAccount = :account and n.state = 'WAITING'"
            + " and n.waitsUntil > :now and n.waitsUntil <= :atTheLatest")
    Optional<Instant> waitUntil(AccountId account, Instant now, Instant atTheLatest);

    /** Those that have waited for each other, in the order in which they were given, without those that are being sent just now. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
    @Query("select n from Notice n where n.toAccount = :account and n.state = 'WAITING' and n.waitsUntil <= :now"
            + " order by n.createdAt, n.id")
    List<Notice> haveWaited(AccountId account, Instant now);

    /** Whether any is left that has waited long enough, also one that somebody else holds. */
    @Query(
            "select count(n) > 0 from Notice n where n.toAccount = :account and n.state = 'WAITING' and n.waitsUntil <= :now")
    boolean isAnyLeft(AccountId account, Instant now);

    /** The references of the notices that finally failed since then, one for each; null for one about no concern. */
    @Query("select n.reference from Notice n where n.state = 'UNDELIVERED' and n.changedAt >= :since")
    List<String> undeliveredSince(Instant since);
}

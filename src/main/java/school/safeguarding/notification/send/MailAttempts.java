package school.safeguarding.notification.send;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the tries of which nobody knows whether the mail server took the mail, so that it is sent twice at most. A try counts
 * from before it begins until its outcome is kept, whatever becomes of this process meanwhile.
 */
@Component
class MailAttempts {

    /** Once to be sure that it went out at all; from then on a person is surer. */
    private static final int MOST = 2;

    private final JdbcClient database;
    private final TransactionTemplate apart;
    private final Clock clock;

    MailAttempts(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.apart = new TransactionTemplate(transactions);
        // What has begun has begun, whatever becomes of the caller's transaction.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** @param lastAt when the last try began */
    record Unsettled(int number, Instant lastAt) {

        boolean isMost() {
            return number >= MOST;
        }
    }

    /** @return those that may be sent, of which one more try has begun with that */
    Set<UUID> begin(Collection<UUID> notices) {
        if (notices.isEmpty()) {
            return Set.of();
        }
        return apart.execute(status -> database
                .sql(
                        """
                        INSERT INTO safeguarding.mail_attempt AS kept (notice, unsettled, begun_at)
                        SELECT id, 1, :now FROM unnest(:notices) AS id ORDER BY id
                        ON CONFLICT (notice) DO UPDATE SET unsettled = kept.unsettled + 1, begun_at = :now
                        WHERE kept.unsettled < :most
                        RETURNING notice
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("notices", array(notices))
                .param("most", MOST)
                .query(UUID.class)
                .stream()
                .collect(Collectors.toSet()));
    }

    /** It cannot have taken these this time, whatever becomes of the caller's transaction. */
    void notTaken(Collection<UUID> notices) {
        if (!notices.isEmpty()) {
            apart.executeWithoutResult(
                    status -> database.sql("UPDATE safeguarding.mail_attempt SET unsettled = unsettled - 1"
                                    + " WHERE notice = ANY (:notices) AND unsettled > 0")
                            .param("notices", array(notices))
                            .update());
        }
    }

    Unsettled of(UUID notice) {
        return database.sql("SELECT unsettled, begun_at FROM safeguarding.mail_attempt WHERE notice = ?")
                .param(notice)
                .query((row, number) -> new Unsettled(
                        row.getInt("unsettled"), row.getTimestamp("begun_at").toInstant()))
                .optional()
                .orElse(new Unsettled(0, Instant.EPOCH));
    }

    /** Of what was sent, or is not to be sent any more, it does not matter. */
    void forgetSettled() {
        database.sql("DELETE FROM safeguarding.mail_attempt WHERE NOT EXISTS"
                        + " (SELECT FROM safeguarding.notice WHERE id = notice AND state = 'WAITING')")
                .update();
    }

    private static UUID[] array(Collection<UUID> notices) {
        return notices.toArray(UUID[]::new);
    }
}

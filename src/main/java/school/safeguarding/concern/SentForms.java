package school.safeguarding.concern;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forms that pages sent, by the key that each page was made with: an answer that was lost on its way is asked for again by
 * sending the same once more, and nothing is stored twice.
 */
@Component
class SentForms {

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient database;
    private final Clock clock;

    SentForms(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param reference what was begun
     * @param dueAt when somebody responsible should have opened it
     */
    record SentForm(String reference, Optional<Instant> dueAt) {}

    /**
     * Waits for a transaction that sends the same at this moment.
     *
     * @return false if it was sent before
     */
    boolean isFirst(String account, String key) {
        OffsetDateTime now = now();
        database.sql("DELETE FROM safeguarding.sent_form WHERE account = :account AND sent_at < :kept")
                .param("account", account)
                .param("kept", now.minus(KEPT))
                .update();
        return database.sql("INSERT INTO safeguarding.sent_form (account, form_key, sent_at)"
                                + " VALUES (:account, :key, :now) ON CONFLICT DO NOTHING")
                        .param("account", account)
                        .param("key", key)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** In the transaction that sent it. */
    void began(String account, String key, String reference, Optional<Instant> dueAt) {
        database.sql("UPDATE safeguarding.sent_form SET reference = :reference, due_at = :due"
                        + " WHERE account = :account AND form_key = :key")
                .param("reference", reference)
                .param("due", dueAt.map(due -> due.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("account", account)
                .param("key", key)
                .update();
    }

    /** @return empty if this account sent nothing with it, or long ago */
    Optional<SentForm> withKey(String account, String key) {
        return find(account, "form_key", key);
    }

    /** @return empty if this account sent nothing that has it, or long ago */
    Optional<SentForm> withReference(String account, String reference) {
        return find(account, "reference", reference);
    }

    private Optional<SentForm> find(String account, String column, String value) {
        return database.sql("SELECT reference, due_at FROM safeguarding.sent_form WHERE account = :account AND "
                        + column + " = :value AND sent_at >= :kept")
                .param("account", account)
                .param("value", value)
                .param("kept", now().minus(KEPT))
                .query((row, at) -> new SentForm(
                        row.getString("reference"),
                        Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

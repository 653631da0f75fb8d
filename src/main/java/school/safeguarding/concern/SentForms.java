package school.safeguarding.concern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seals;

/**
 * Forms that pages sent, by the key that each page was made with: an answer that was lost on its way is asked for again by
 * sending the same once more, and nothing is stored twice.
 */
@Component
class SentForms {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;
    private final Seals seals;
    private final Clock clock;

    SentForms(JdbcClient database, Seals seals, Clock clock) {
        this.database = database;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * @param reference what was begun
     * @param sentAt when it was accepted
     * @param dueAt when somebody responsible should have opened it
     * @param digest of what was sent
     */
    record SentForm(String reference, Instant sentAt, Optional<Instant> dueAt, byte[] digest) {

        boolean isOf(Map<String, Object> answers) {
            return Arrays.equals(digest, digestOf(answers));
        }
    }

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
    void began(String account, String key, String reference, Optional<Instant> dueAt, Map<String, Object> answers) {
        database.sql("UPDATE safeguarding.sent_form SET reference = :reference, due_at = :due, digest = :digest"
                        + " WHERE account = :account AND form_key = :key")
                .param("reference", reference)
                .param("due", dueAt.map(due -> due.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("digest", seals.ofSchool().seal(digestOf(answers), place(account, key)))
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
        return database.sql(
                        "SELECT reference, form_key, sent_at, due_at, digest FROM safeguarding.sent_form WHERE account = :account AND "
                                + column + " = :value AND sent_at >= :kept")
                .param("account", account)
                .param("value", value)
                .param("kept", now().minus(KEPT))
                .query((row, at) -> new SentForm(
                        row.getString("reference"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        seals.ofSchool().open(row.getBytes("digest"), place(account, row.getString("form_key")))))
                .optional();
    }

    /** The same for the same answers, in whatever order. */
    private static byte[] digestOf(Map<String, Object> answers) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(new TreeMap<>(answers)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            // The message of the first may quote what was typed, so it goes no further.
            throw new IllegalStateException("What was sent could not be compared");
        }
    }

    private static Place place(String account, String key) {
        return new Place("sent_form", account + " " + key, "digest");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

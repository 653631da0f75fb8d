package school.safeguarding.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seals;

/**
 * Forms that pages sent, by the key that each page was made with: an answer that was lost on its way is asked for again by
 * sending the same once more, and nothing is stored twice.
 */
@Component
public class SentForms {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

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
     * @param path to which it was sent
     * @param answer the call's answer, where it was sent by a call
     * @param digest of what was sent
     */
    public record SentForm(
            String reference,
            Instant sentAt,
            Optional<Instant> dueAt,
            String path,
            Optional<String> answer,
            byte[] digest) {

        /** A key that somebody sends to another form than the one that it was made for is of neither. */
        public boolean isOf(String to, Map<String, Object> answers) {
            return path.equals(to) && Arrays.equals(digest, digestOf(answers));
        }
    }

    /**
     * Waits for a transaction that sends the same at this moment.
     *
     * @param path to which it is sent
     * @return false if it was sent before
     */
    public boolean isFirst(AccountId account, String key, String path) {
        OffsetDateTime now = now();
        database.sql("DELETE FROM safeguarding.sent_form WHERE account = :account AND sent_at < :kept")
                .param("account", account.value())
                .param("kept", now.minus(KEPT))
                .update();
        return database.sql("INSERT INTO safeguarding.sent_form (account, form_key, path, sent_at)"
                                + " VALUES (:account, :key, :path, :now) ON CONFLICT DO NOTHING")
                        .param("account", account.value())
                        .param("key", key)
                        .param("path", path)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** In the transaction that sent it, whose answer is asked for again by sending the same once more. */
    public void answered(AccountId account, String key, String answer, Map<String, Object> answers) {
        database.sql("UPDATE safeguarding.sent_form SET answer = :answer, digest = :digest"
                        + " WHERE account = :account AND form_key = :key")
                .param(
                        "answer",
                        seals.ofSchool().seal(answer.getBytes(StandardCharsets.UTF_8), place(account, key, "answer")))
                .param("digest", seals.ofSchool().seal(digestOf(answers), place(account, key, "digest")))
                .param("account", account.value())
                .param("key", key)
                .update();
    }

    /** In the transaction that sent it. */
    public void began(
            AccountId account, String key, String reference, Optional<Instant> dueAt, Map<String, Object> answers) {
        database.sql("UPDATE safeguarding.sent_form SET reference = :reference, due_at = :due, digest = :digest"
                        + " WHERE account = :account AND form_key = :key")
                .param("reference", reference)
                .param("due", dueAt.map(due -> due.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("digest", seals.ofSchool().seal(digestOf(answers), place(account, key, "digest")))
                .param("account", account.value())
                .param("key", key)
                .update();
    }

    /** Whether this account sent a form there with that key, and not long ago. */
    public boolean isSent(AccountId account, String key, String path) {
        return database.sql("SELECT count(*) FROM safeguarding.sent_form WHERE account = :account AND form_key = :key"
                                + " AND path = :path AND digest IS NOT NULL AND sent_at >= :kept")
                        .param("account", account.value())
                        .param("key", key)
                        .param("path", path)
                        .param("kept", now().minus(KEPT))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @return empty if this account sent nothing with it, or long ago */
    public Optional<SentForm> withKey(AccountId account, String key) {
        return find(account, "form_key", key);
    }

    /** @return empty if this account sent nothing that has it, or long ago */
    public Optional<SentForm> withReference(AccountId account, String reference) {
        return find(account, "reference", reference);
    }

    private Optional<SentForm> find(AccountId account, String column, String value) {
        return database.sql(
                        "SELECT account, reference, form_key, sent_at, due_at, path, answer, digest FROM safeguarding.sent_form"
                                + " WHERE account = :account AND digest IS NOT NULL AND " + column
                                + " = :value AND sent_at >= :kept")
                .param("account", account.value())
                .param("value", value)
                .param("kept", now().minus(KEPT))
                .query(this::read)
                .optional();
    }

    private SentForm read(ResultSet row, int at) throws SQLException {
        AccountId account = AccountId.of(row.getString("account"));
        String key = row.getString("form_key");
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new SentForm(
                row.getString("reference"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(due).map(OffsetDateTime::toInstant),
                row.getString("path"),
                Optional.ofNullable(row.getBytes("answer"))
                        .map(answer -> seals.ofSchool().open(answer, place(account, key, "answer")))
                        .map(answer -> new String(answer, StandardCharsets.UTF_8)),
                seals.ofSchool().open(row.getBytes("digest"), place(account, key, "digest")));
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

    private static Place place(AccountId account, String key, String column) {
        return new Place("sent_form", account + " " + key, column);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package school.safeguarding.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;

/** One draft for each account and form. Whoever else asks gets none, since it is asked for by one's own account alone. */
@Component
public class Drafts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient database;
    private final Seals seals;
    private final Clock clock;

    Drafts(JdbcClient database, Seals seals, Clock clock) {
        this.database = database;
        this.seals = seals;
        this.clock = clock;
    }

    private record Row(UUID id, OffsetDateTime beganAt, String content) {}

    @Transactional(readOnly = true)
    public Optional<Draft> of(String account, String form) {
        return row(account, form).map(row -> new Draft(row.beganAt().toInstant(), opened(row)));
    }

    /** @param typed by the question's key, as it was typed */
    @Transactional
    public void keep(String account, String form, Map<String, List<String>> typed) {
        // Two windows at once keep one draft, the later of the two; one that was left for too long makes room.
        database.sql("SELECT pg_advisory_xact_lock(hashtext('draft'), hashtext(:of))")
                .param("of", account + " " + form)
                .query((row, at) -> true)
                .single();
        forgetOld();
        UUID id = row(account, form).map(Row::id).orElseGet(UUID::randomUUID);
        database.sql("INSERT INTO safeguarding.draft (id, account, form, began_at, kept_at, content)"
                        + " VALUES (:id, :account, :form, :now, :now, :content)"
                        + " ON CONFLICT (id) DO UPDATE SET kept_at = :now, content = :content")
                .param("id", id)
                .param("account", account)
                .param("form", form)
                .param("now", now())
                .param("content", sealed(id, typed))
                .update();
    }

    /** It was sent, or is not wanted. */
    @Transactional
    public void forget(String account, String form) {
        database.sql("UPDATE safeguarding.draft SET content = NULL WHERE account = :account AND form = :form"
                        + " AND content IS NOT NULL")
                .param("account", account)
                .param("form", form)
                .update();
    }

    /** Everybody's that was left for too long. */
    @Transactional
    public void forgetOld() {
        database.sql("UPDATE safeguarding.draft SET content = NULL WHERE content IS NOT NULL AND kept_at < :kept")
                .param("kept", now().minus(KEPT))
                .update();
    }

    private Optional<Row> row(String account, String form) {
        return database.sql("SELECT id, began_at, content FROM safeguarding.draft WHERE account = :account"
                        + " AND form = :form AND content IS NOT NULL AND kept_at >= :kept")
                .param("account", account)
                .param("form", form)
                .param("kept", now().minus(KEPT))
                .query((row, at) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("began_at", OffsetDateTime.class),
                        row.getString("content")))
                .optional();
    }

    private String sealed(UUID id, Map<String, List<String>> typed) {
        try {
            return SealedText.sealed(seals.ofSchool(), place(id), JSON.writeValueAsString(typed));
        } catch (JsonProcessingException e) {
            // Its message may quote what was typed, so it goes no further.
            throw new IllegalStateException("A draft could not be written");
        }
    }

    private Map<String, List<String>> opened(Row row) {
        try {
            return JSON.readValue(
                    SealedText.opened(seals.ofSchool(), place(row.id()), row.content()), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Draft " + row.id() + " could not be read");
        }
    }

    private static Place place(UUID id) {
        return new Place("draft", id.toString(), "content");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package school.safeguarding.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.form.TypedText;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.protection.SealsColumn;

/**
 * One draft for each account and form, which is named by the process that it begins or by the task. Whoever else asks gets none,
 * since it is asked for by one's own account alone.
 */
@Component
@SealsColumn(table = "draft", name = "content")
public class Drafts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration KEPT = Duration.ofDays(7);

    /** Far more steps than anybody has begun at once. Start forms are as many as there are procedures. */
    private static final int STEPS_AT_MOST = 50;

    private static final Pattern TASK = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String COLUMNS =
            "SELECT id, form, form_id, title, reference, began_at, kept_at, revision, content FROM safeguarding.draft";

    private final JdbcClient database;
    private final Seals seals;
    private final Clock clock;

    Drafts(JdbcClient database, Seals seals, Clock clock) {
        this.database = database;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * What a draft is of, for its author once it can be opened no more.
     *
     * @param formId the form's file name in {@code forms/}
     * @param title what is done there, as Tasklist shows it; never a name
     * @param reference the concern; empty for a form that is about none yet
     */
    public record About(String formId, String title, String reference) {

        static final About NOTHING_MORE = new About("", "", "");
    }

    /** What became of what was to be kept. */
    public sealed interface Kept {

        /** @param revision 0 where nothing was left to keep */
        record Stored(int revision) implements Kept {

            /** Whether there was none before. */
            public boolean isBegun() {
                return revision == 1;
            }
        }

        /** Another window has changed the draft since this one saw it. Nothing is kept. */
        record ChangedElsewhere(Instant at) implements Kept {}

        /** Of a step, whose author has drafts of too many others. Nothing is kept. */
        record TooMany() implements Kept {}
    }

    /** @param form the task, or the process that the form begins */
    record Left(String form, About about, Draft draft) {}

    private record Row(
            UUID id, String form, About about, Instant beganAt, Instant keptAt, int revision, String content) {}

    @Transactional(readOnly = true)
    public Optional<Draft> of(AccountId account, String form) {
        return row(account, form, "").filter(this::isKept).map(this::draft);
    }

    /** Whatever another window has kept meanwhile. */
    @Transactional
    public void keep(AccountId account, String form, Map<String, Object> typed) {
        keep(account, form, typed, OptionalInt.empty(), () -> About.NOTHING_MORE);
    }

    /**
     * Text is kept as it would be stored, so that what came with pasted text is not given back.
     *
     * @param seen the revision that the window has seen last, 0 for none; empty to overwrite whatever there is
     * @param about asked for where it is the first of a draft
     */
    @Transactional
    public Kept keep(
            AccountId account, String form, Map<String, Object> asTyped, OptionalInt seen, Supplier<About> about) {
        Map<String, Object> typed = new LinkedHashMap<>();
        asTyped.forEach((key, value) -> typed.put(key, value instanceof String text ? TypedText.clean(text) : value));
        Optional<Row> held = row(account, form, " FOR UPDATE");
        if (held.isPresent() && !isKept(held.get())) {
            forget(account, form);
            held = Optional.empty();
        }
        boolean isNothing = !isOfStep(form) && typed.values().stream().allMatch(Drafts::isEmpty);
        if (held.isEmpty() && isNothing) {
            return new Kept.Stored(0);
        }
        if (held.isEmpty() && isOfStep(form) && hasTooMany(account)) {
            return new Kept.TooMany();
        }
        if (held.isEmpty() && isBegun(account, form, typed, about.get())) {
            return new Kept.Stored(1);
        }
        // Two windows that begin at once: one of them has begun it by now.
        Row row = held.or(() -> row(account, form, " FOR UPDATE")).orElseThrow();
        if (seen.isPresent() && seen.getAsInt() != row.revision()) {
            return new Kept.ChangedElsewhere(row.keptAt());
        }
        if (isNothing) {
            forget(account, form);
            return new Kept.Stored(0);
        }
        database.sql(
                        "UPDATE safeguarding.draft SET kept_at = :now, content = :content, revision = :revision WHERE id = :id")
                .param("now", now())
                .param("content", sealed(row.id(), typed))
                .param("revision", row.revision() + 1)
                .param("id", row.id())
                .update();
        return new Kept.Stored(row.revision() + 1);
    }

    /** Of a step it says something, where the form would be filled in otherwise; a start form begins empty. */
    private static boolean isEmpty(Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof List<?> chosen && chosen.isEmpty())
                || value.equals(false);
    }

    /** Or else the process that the form begins. */
    static boolean isOfStep(String form) {
        return TASK.matcher(form).matches();
    }

    private boolean hasTooMany(AccountId account) {
        return database
                        .sql("SELECT form FROM safeguarding.draft WHERE account = :account AND content IS NOT NULL"
                                + " AND kept_at >= :kept")
                        .param("account", account.value())
                        .param("kept", now().minus(KEPT))
                        .query(String.class)
                        .list()
                        .stream()
                        .filter(Drafts::isOfStep)
                        .count()
                >= STEPS_AT_MOST;
    }

    private boolean isBegun(AccountId account, String form, Map<String, Object> typed, About about) {
        UUID id = UUID.randomUUID();
        return database.sql("INSERT INTO safeguarding.draft"
                                + " (id, account, form, form_id, title, reference, began_at, kept_at, content)"
                                + " VALUES (:id, :account, :form, :formId, :title, :reference, :now, :now, :content)"
                                + " ON CONFLICT (school, account, form) WHERE content IS NOT NULL DO NOTHING")
                        .param("id", id)
                        .param("account", account.value())
                        .param("form", form)
                        .param("formId", about.formId())
                        .param("title", about.title())
                        .param("reference", about.reference())
                        .param("now", now())
                        .param("content", sealed(id, typed))
                        .update()
                == 1;
    }

    /** It was sent, or is not wanted. */
    @Transactional
    public void forget(AccountId account, String form) {
        database.sql("UPDATE safeguarding.draft SET content = NULL WHERE account = :account AND form = :form"
                        + " AND content IS NOT NULL")
                .param("account", account.value())
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

    /** The author's own, the newest first. */
    @Transactional(readOnly = true)
    List<Left> all(AccountId account) {
        return rows(account)
                .map(row -> new Left(row.form(), row.about(), draft(row)))
                .toList();
    }

    /** @return when this person began what stands there unsent; its content is not opened for it */
    @Transactional(readOnly = true)
    public Optional<Instant> begunAt(AccountId account, String form) {
        return row(account, form, "").filter(this::isKept).map(Row::beganAt);
    }

    /** @return what this person typed into last and has not sent */
    @Transactional(readOnly = true)
    public Optional<String> newest(AccountId account) {
        return rows(account).map(Row::form).findFirst();
    }

    private Stream<Row> rows(AccountId account) {
        return database
                .sql(COLUMNS + " WHERE account = :account AND content IS NOT NULL ORDER BY kept_at DESC, id")
                .param("account", account.value())
                .query(Drafts::read)
                .list()
                .stream()
                .filter(this::isKept);
    }

    /**
     * Whoever has typed into this form, and nothing for that long.
     *
     * @return when each of them last typed, by their account
     */
    @Transactional(readOnly = true)
    public Map<AccountId, Instant> untouchedFor(Duration pause, String form) {
        Map<AccountId, Instant> untouched = new TreeMap<>();
        database.sql("SELECT account, kept_at FROM safeguarding.draft WHERE form = :form AND content IS NOT NULL"
                        + " AND kept_at >= :kept AND kept_at <= :until")
                .param("form", form)
                .param("kept", now().minus(KEPT))
                .param("until", now().minus(pause))
                .query((row, at) -> untouched.put(
                        AccountId.of(row.getString("account")),
                        row.getObject("kept_at", OffsetDateTime.class).toInstant()))
                .list();
        return untouched;
    }

    private Optional<Row> row(AccountId account, String form, String lock) {
        return database.sql(COLUMNS + " WHERE account = :account AND form = :form AND content IS NOT NULL" + lock)
                .param("account", account.value())
                .param("form", form)
                .query(Drafts::read)
                .optional();
    }

    private static Row read(ResultSet row, int at) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("form"),
                new About(row.getString("form_id"), row.getString("title"), row.getString("reference")),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision"),
                row.getString("content"));
    }

    private boolean isKept(Row row) {
        return !row.keptAt().isBefore(clock.instant().minus(KEPT));
    }

    private Draft draft(Row row) {
        return new Draft(row.beganAt(), row.keptAt(), row.revision(), opened(row));
    }

    private String sealed(UUID id, Map<String, Object> typed) {
        try {
            return SealedText.sealed(seals.ofSchool(), place(id), JSON.writeValueAsString(typed));
        } catch (JsonProcessingException e) {
            // Its message may quote what was typed, so it goes no further.
            throw new IllegalStateException("A draft could not be written");
        }
    }

    private Map<String, Object> opened(Row row) {
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

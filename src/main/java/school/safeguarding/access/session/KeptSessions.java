package school.safeguarding.access.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.access.session.KeptSession.Content;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seals;

/**
 * Sessions in the database, so that whoever signed in at one node goes on at any other. What a browser holds is kept as a hash, and
 * what its session holds is sealed for that hash and names its account: a row that somebody wrote, changed or copied there opens for
 * nobody.
 */
@Component
class KeptSessions implements SessionRepository<KeptSession> {

    private static final int ID_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Each time another request of the same session came before this one, which is about as often as two are on the way. */
    private static final int MOST_TRIES = 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final String STARTED_AT = "startedAt";
    private static final String USED_AT = "usedAt";

    /** Asks the engine for an account's groups again after a second itself; so long after that nobody needs what it knew. */
    private static final Duration ENGINES_MEMORY = Duration.ofSeconds(10);

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final Seals seals;
    private final DatabaseTime time;
    private final TransactionTemplate transaction;
    private final SessionOfRequest ofRequest;

    /** What the engine's web application knows of who asks, which costs six queries. Of this node only: it is never a right. */
    private final Cache<OfEngine, Object> ofEngine = Caffeine.newBuilder()
            .expireAfterWrite(ENGINES_MEMORY)
            .maximumSize(10_000)
            .build();

    KeptSessions(
            JdbcClient database,
            Seals seals,
            DatabaseTime time,
            PlatformTransactionManager transactions,
            SessionOfRequest ofRequest) {
        this.database = database;
        this.seals = seals;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
        this.ofRequest = ofRequest;
    }

    /** With the roles that the session agrees with, so that it is asked again when another node has seen them change. */
    private record OfEngine(String id, String roles) {

        static OfEngine of(KeptSession session) {
            return new OfEngine(session.getId(), String.valueOf(session.<Object>getAttribute(Session.ROLES)));
        }
    }

    private record Row(byte[] sealed, Instant now) {}

    @Override
    public KeptSession createSession() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant now = database.sql("SELECT clock_timestamp()")
                .query((row, index) -> instant(row.getObject(1, OffsetDateTime.class)))
                .single();
        return KeptSession.begun(Base64.getUrlEncoder().withoutPadding().encodeToString(id), now);
    }

    private Instant instant(OffsetDateTime read) {
        return time.of(read.toInstant());
    }

    private Optional<Row> row(byte[] hash) {
        return row(hash, "");
    }

    private Optional<Row> row(byte[] hash, String locked) {
        return database.sql("SELECT content, clock_timestamp() FROM safeguarding.session WHERE id = ?" + locked)
                .param(hash)
                .query((row, index) -> new Row(row.getBytes(1), instant(row.getObject(2, OffsetDateTime.class))))
                .optional();
    }

    @Override
    public @Nullable KeptSession findById(String id) {
        return ofRequest.written(id).orElseGet(() -> read(id));
    }

    private @Nullable KeptSession read(String id) {
        if (!ID.matcher(id).matches()) {
            return null;
        }
        byte[] hash = hash(id);
        KeptSession found = row(hash)
                .flatMap(row -> opened(row.sealed(), hash)
                        .filter(content -> !content.isOverAt(row.now()))
                        .map(content -> KeptSession.found(id, content, row.now())))
                .orElse(null);
        if (found != null) {
            Optional.ofNullable(ofEngine.getIfPresent(OfEngine.of(found)))
                    .ifPresent(known -> found.setAttribute(Session.ENGINES, known));
        }
        return found;
    }

    @Override
    public void save(KeptSession session) {
        Object engines = session.getAttribute(Session.ENGINES);
        if (engines != null) {
            ofEngine.put(OfEngine.of(session), engines);
        }
        if (session.isNew()) {
            insert(session);
        } else if (session.isChanged()) {
            update(session);
        }
        if (!session.isNew() && !session.isChanged()) {
            ofRequest.wrote(session);
        }
    }

    /** Nothing is kept of a session that is nobody's. */
    private void insert(KeptSession session) {
        Content content = session.changed(session.content());
        if (!content.isSound()) {
            return;
        }
        database.sql("DELETE FROM safeguarding.session WHERE used_at < ?")
                .param(at(session.now().minus(KeptSession.IDLE_AT_MOST)))
                .update();
        byte[] hash = hash(session.getId());
        database.sql("INSERT INTO safeguarding.session (id, content, used_at) VALUES (?, ?, ?)")
                .params(hash, sealed(content, hash), at(content.usedAt()))
                .update();
        session.isWritten(content);
    }

    /**
     * Two requests of one session may change it at once, on two nodes. One that was ended meanwhile stays ended. The answer stands
     * already: when it was used may remain as somebody else wrote it, which is as late; anything else waits for its turn.
     */
    private void update(KeptSession session) {
        byte[] hash = hash(session.getId());
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            if (isUpdated(session, hash, row(hash))) {
                return;
            }
        }
        if (session.isOtherwiseChanged()) {
            transaction.executeWithoutResult(status -> isUpdated(session, hash, row(hash, " FOR UPDATE")));
        }
    }

    /** @return false if another request came between */
    private boolean isUpdated(KeptSession session, byte[] hash, Optional<Row> row) {
        Optional<Content> inRow = row.flatMap(found -> opened(found.sealed(), hash));
        if (inRow.isEmpty()) {
            return true;
        }
        Content content = session.changed(inRow.get());
        int changed = database.sql(
                        "UPDATE safeguarding.session SET content = ?, used_at = ? WHERE id = ? AND content = ?")
                .params(
                        sealed(content, hash),
                        at(content.usedAt()),
                        hash,
                        row.get().sealed())
                .update();
        if (changed == 1) {
            session.isWritten(content);
        }
        return changed == 1;
    }

    @Override
    public void deleteById(String id) {
        ofRequest.ended();
        database.sql("DELETE FROM safeguarding.session WHERE id = ?")
                .param(hash(id))
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Place place(byte[] hash) {
        return new Place("session", HexFormat.of().formatHex(hash), "content");
    }

    private byte[] sealed(Content content, byte[] hash) {
        Map<String, Object> written = new TreeMap<>(content.values());
        written.put(STARTED_AT, content.startedAt().toString());
        written.put(USED_AT, content.usedAt().toString());
        try {
            return seals.ofSchool().seal(JSON.writeValueAsBytes(written), place(hash));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A session could not be written");
        }
    }

    private Optional<Content> opened(byte[] sealed, byte[] hash) {
        try {
            Map<String, Object> written = JSON.readValue(seals.ofSchool().open(sealed, place(hash)), VALUES);
            Instant startedAt = Instant.parse(String.valueOf(written.remove(STARTED_AT)));
            Instant usedAt = Instant.parse(String.valueOf(written.remove(USED_AT)));
            return Optional.of(new Content(written, startedAt, usedAt)).filter(Content::isSound);
        } catch (CannotOpen | IOException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}

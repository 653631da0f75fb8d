package school.safeguarding.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;
import school.safeguarding.transaction.PerTransaction;

/** Keeps entries by INSERT and SELECT alone, which is all that the database lets the application do. */
@Repository
class StoredChronology implements Chronology {

    private final JdbcClient database;
    private final EntryCodec codec;
    private final Trail trail;
    private final Clock clock;
    private final String school;

    /** The ends of the records that the transaction that runs has added to, which nobody else can meanwhile. */
    private final PerTransaction<Map<String, Head>> heads = new PerTransaction<>(HashMap::new);

    StoredChronology(
            JdbcClient database,
            EntryCodec codec,
            Trail trail,
            Clock clock,
            @Value("${safeguarding.school}") String school) {
        this.database = database;
        this.codec = codec;
        this.trail = trail;
        this.clock = clock;
        this.school = school;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(String reference, NewEntry entry) {
        Head head = heads.get().computeIfAbsent(reference, this::lockHead);
        int number = head.number() + 1;
        // The database keeps microseconds; what is hashed is what is kept.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] content = codec.encode(reference, number, entry.step(), entry.lines());
        byte[] hash = EntryHash.of(
                school, reference, number, at, entry.by(), entry.kind(), EntryCodec.KEY_ID, content, head.hash());
        database.sql("WITH kept AS (INSERT INTO safeguarding.entry"
                        + " (reference, number, at, by_account, kind, content, key_id, hash, previous_hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING reference, number, hash)"
                        + " UPDATE safeguarding.record_head head SET last_number = kept.number, last_hash = kept.hash"
                        + " FROM kept WHERE head.reference = kept.reference")
                .params(
                        reference,
                        number,
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        entry.by(),
                        entry.kind(),
                        content,
                        EntryCodec.KEY_ID,
                        hash,
                        head.hash())
                .update();
        heads.get().put(reference, new Head(number, hash));
        trail.leave(Trace.ofEntry(reference, entry.by(), number, hash));
    }

    /** Whoever adds to a record holds its end until their transaction ends. The update changes nothing but that. */
    private Head lockHead(String reference) {
        return database.sql("INSERT INTO safeguarding.record_head (reference, last_number, last_hash) VALUES (?, 0, ?)"
                        + " ON CONFLICT (reference) DO UPDATE SET last_number = record_head.last_number"
                        + " RETURNING last_number, last_hash")
                .params(reference, ChainHash.FIRST)
                .query((row, index) -> new Head(row.getInt("last_number"), row.getBytes("last_hash")))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> of(String reference) {
        return database.sql("SELECT reference, number, at, by_account, kind, content, key_id FROM safeguarding.entry"
                        + " WHERE reference = ? ORDER BY number")
                .param(reference)
                .query(this::entry)
                .list();
    }

    private Entry entry(ResultSet row, int index) throws SQLException {
        EntryCodec.Content content = codec.decode(
                row.getString("reference"), row.getInt("number"), row.getBytes("content"), row.getString("key_id"));
        return new Entry(
                row.getInt("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_account"),
                content.step(),
                row.getString("kind"),
                content.lines());
    }

    private record Head(int number, byte[] hash) {}
}

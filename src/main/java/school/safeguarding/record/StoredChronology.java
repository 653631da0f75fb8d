package school.safeguarding.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Keeps entries by INSERT and SELECT alone, which is all that the database lets the application do. */
@Repository
class StoredChronology implements Chronology {

    private final JdbcClient database;
    private final EntryCodec codec;
    private final Trail trail;
    private final Clock clock;
    private final String school;

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
        Head head = lockHead(reference);
        int number = head.number() + 1;
        // The database keeps microseconds; what is hashed is what is kept.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] content = codec.encode(reference, number, entry.step(), entry.lines());
        byte[] hash = EntryHash.of(
                school, reference, number, at, entry.by(), entry.kind(), EntryCodec.KEY_ID, content, head.hash());
        database.sql("INSERT INTO safeguarding.entry"
                        + " (reference, number, at, by_account, kind, content, key_id, hash, previous_hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
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
        database.sql("UPDATE safeguarding.record_head SET last_number = ?, last_hash = ? WHERE reference = ?")
                .params(number, hash, reference)
                .update();
        trail.leave(Trace.ofEntry(reference, entry.by(), number, hash));
    }

    private Head lockHead(String reference) {
        database.sql("INSERT INTO safeguarding.record_head (reference, last_number, last_hash) VALUES (?, 0, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(reference, ChainHash.FIRST)
                .update();
        return database.sql(
                        "SELECT last_number, last_hash FROM safeguarding.record_head WHERE reference = ? FOR UPDATE")
                .param(reference)
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

package school.safeguarding.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;
import school.safeguarding.transaction.PerReading;
import school.safeguarding.transaction.PerTransaction;

/** Keeps entries by INSERT and SELECT alone, which is all that the database lets the application do. */
@Repository
class StoredChronology implements Chronology {

    private static final String ENTRIES = "INSERT INTO safeguarding.entry"
            + " (reference, number, at, by_account, kind, content, key_id, hash, previous_hash) VALUES ";

    private static final String VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient database;
    private final EntryCodec codec;
    private final Trail trail;
    private final Clock clock;
    private final String school;
    private final PerReading<String, List<Entry>> entries = new PerReading<>(this::entriesNow);

    /** The ends of the records that the transaction that runs has added to, which nobody else can meanwhile. */
    private final PerTransaction<Map<String, Head>> heads = new PerTransaction<>(HashMap::new);

    /** By the record that the transaction that runs has begun: what is still to be written. */
    private final PerTransaction<Map<String, List<Row>>> begun = new PerTransaction<>(HashMap::new);

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
        Row row = new Row(reference, number, at, entry.by(), entry.kind(), content, hash, head.hash());
        List<Row> together = begun.get().get(reference);
        if (together == null) {
            keep(row);
        } else {
            together.add(row);
        }
        heads.get().put(reference, new Head(number, hash));
        trail.leave(Trace.ofEntry(reference, entry.by(), number, hash));
    }

    private void keep(Row row) {
        database.sql("WITH kept AS (" + ENTRIES + VALUES + " RETURNING reference, number, hash)"
                        + " UPDATE safeguarding.record_head head SET last_number = kept.number, last_hash = kept.hash"
                        + " FROM kept WHERE head.reference = kept.reference")
                .params(row.values())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(String reference) {
        heads.get().put(reference, new Head(0, ChainHash.FIRST));
        begun.get().put(reference, new ArrayList<>());
        TransactionSynchronizationManager.registerSynchronization(new AtTheEnd(() -> keepBegun(reference)));
    }

    /** Before the trail takes its end, which others wait for. */
    private record AtTheEnd(Runnable keep) implements TransactionSynchronization {

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE - 1;
        }

        @Override
        public void beforeCommit(boolean isReadOnly) {
            keep.run();
        }
    }

    private void keepBegun(String reference) {
        List<Row> together = begun.get().remove(reference);
        if (together == null || together.isEmpty()) {
            return;
        }
        Row last = together.get(together.size() - 1);
        List<Object> values = new ArrayList<>();
        together.forEach(row -> values.addAll(row.values()));
        values.addAll(List.of(reference, last.number(), last.hash()));
        database.sql("WITH kept AS (" + ENTRIES + String.join(", ", Collections.nCopies(together.size(), VALUES))
                        + ") INSERT INTO safeguarding.record_head (reference, last_number, last_hash) VALUES (?, ?, ?)")
                .params(values)
                .update();
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
        keepBegun(reference);
        return entries.get(reference);
    }

    private List<Entry> entriesNow(String reference) {
        return List.copyOf(
                database.sql("SELECT reference, number, at, by_account, kind, content, key_id FROM safeguarding.entry"
                                + " WHERE reference = ? ORDER BY number")
                        .param(reference)
                        .query(this::entry)
                        .list());
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

    private record Row(
            String reference,
            int number,
            Instant at,
            String by,
            String kind,
            byte[] content,
            byte[] hash,
            byte[] previousHash) {

        /** In the order of {@link #ENTRIES}. */
        List<Object> values() {
            return List.of(
                    reference,
                    number,
                    OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                    by,
                    kind,
                    content,
                    EntryCodec.KEY_ID,
                    hash,
                    previousHash);
        }
    }
}

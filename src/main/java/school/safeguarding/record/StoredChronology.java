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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.reference.Reference;
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

    /** Well below the 65,535 values that one statement may have. */
    private static final int MOST_TOGETHER = 500;

    private final JdbcClient database;
    private final EntryCodec codec;
    private final Trail trail;
    private final Clock clock;
    private final String school;
    private final PerReading<Reference, List<Entry>> entries = new PerReading<>(this::entriesNow);

    /** The ends of the records that the transaction that runs has added to, which nobody else can meanwhile. */
    private final PerTransaction<Map<Reference, Head>> heads = new PerTransaction<>(HashMap::new);

    /** What the transaction that runs has added and not written yet: all of it is one statement at its end. */
    private final PerTransaction<Added> added = new PerTransaction<>(this::add);

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
    public void append(Reference reference, NewEntry entry) {
        Head head = heads.get().computeIfAbsent(reference, this::lockHead);
        int number = head.number() + 1;
        // The database keeps microseconds; what is hashed is what is kept.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] content = codec.encode(reference, number, entry.step(), entry.lines());
        byte[] hash = EntryHash.of(
                school,
                reference.value(),
                number,
                at,
                entry.by().value(),
                entry.kind(),
                EntryCodec.KEY_ID,
                content,
                head.hash());
        Added together = added.get();
        together.rows.add(new Row(reference, number, at, entry.by(), entry.kind(), content, hash, head.hash()));
        if (together.isEnding || together.rows.size() == MOST_TOGETHER) {
            keep(together);
        }
        heads.get().put(reference, new Head(number, hash));
        trail.leave(Trace.ofEntry(reference, entry.by(), number, hash));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Reference reference) {
        heads.get().put(reference, new Head(0, ChainHash.first()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Reference reference) {
        heads.get().computeIfAbsent(reference, this::lockHead);
    }

    private Added add() {
        Added now = new Added();
        TransactionSynchronizationManager.registerSynchronization(new AtTheEnd(() -> {
            now.isEnding = true;
            keep(now);
        }));
        return now;
    }

    private static final class Added {

        private final List<Row> rows = new ArrayList<>();

        /** Whether what is still added, by what else is done at the end, has to be written at once. */
        private boolean isEnding;
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

    private void keep(Added together) {
        if (together.rows.isEmpty()) {
            return;
        }
        Map<Reference, Row> last = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>();
        together.rows.forEach(row -> {
            last.put(row.reference(), row);
            values.addAll(row.values());
        });
        last.forEach((reference, row) -> values.addAll(List.of(reference.value(), row.number(), row.hash())));
        database.sql("WITH kept AS (" + ENTRIES
                        + String.join(", ", Collections.nCopies(together.rows.size(), VALUES))
                        + ") INSERT INTO safeguarding.record_head (reference, last_number, last_hash) VALUES "
                        + String.join(", ", Collections.nCopies(last.size(), "(?, ?, ?)"))
                        + " ON CONFLICT (reference) DO UPDATE"
                        + " SET last_number = excluded.last_number, last_hash = excluded.last_hash")
                .params(values)
                .update();
        together.rows.clear();
    }

    /** Whoever adds to a record holds its end until their transaction ends. The update changes nothing but that. */
    private Head lockHead(Reference reference) {
        return database.sql("INSERT INTO safeguarding.record_head (reference, last_number, last_hash) VALUES (?, 0, ?)"
                        + " ON CONFLICT (reference) DO UPDATE SET last_number = record_head.last_number"
                        + " RETURNING last_number, last_hash")
                .params(reference.value(), ChainHash.first())
                .query((row, index) -> new Head(row.getInt("last_number"), row.getBytes("last_hash")))
                .single();
    }

    /** Whoever can go on without a record that has been damaged keeps their transaction. */
    @Override
    @Transactional(readOnly = true, noRollbackFor = CannotOpen.class)
    public List<Entry> of(Reference reference) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            keep(added.get());
        }
        return entries.get(reference);
    }

    private List<Entry> entriesNow(Reference reference) {
        return List.copyOf(
                database.sql("SELECT reference, number, at, by_account, kind, content, key_id FROM safeguarding.entry"
                                + " WHERE reference = ? ORDER BY number")
                        .param(reference.value())
                        .query(this::entry)
                        .list());
    }

    private Entry entry(ResultSet row, int index) throws SQLException {
        EntryCodec.Content content = codec.decode(
                Reference.of(row.getString("reference")),
                row.getInt("number"),
                row.getBytes("content"),
                row.getString("key_id"));
        return new Entry(
                row.getInt("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                AccountId.orNobody(row.getString("by_account")),
                content.step(),
                row.getString("kind"),
                content.lines());
    }

    private record Head(int number, byte[] hash) {}

    private record Row(
            Reference reference,
            int number,
            Instant at,
            AccountId by,
            String kind,
            byte[] content,
            byte[] hash,
            byte[] previousHash) {

        /** In the order of {@link #ENTRIES}. */
        List<Object> values() {
            return List.of(
                    reference.value(),
                    number,
                    OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                    by.value(),
                    kind,
                    content,
                    EntryCodec.KEY_ID,
                    hash,
                    previousHash);
        }
    }
}

package school.safeguarding.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryCodec;
import school.safeguarding.record.EntryHash;
import school.safeguarding.reference.MadeUpReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.TraceHash;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.End;
import school.safeguarding.verification.VerifyRecords.Outcome;

/**
 * Whatever is done to a record with every right in the database is found. Each test changes things as the superuser and looks
 * before anything is committed, so that nothing stays changed.
 */
@SchoolTest
class VerifyRecordsTest {

    @Autowired
    private Chronology chronology;

    @Autowired
    private Trail trail;

    @Autowired
    private Seals seals;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private TransactionOperations transaction;

    private final String record = MadeUpReference.next();
    private final String other = MadeUpReference.next();

    private Connection database;

    @BeforeEach
    void write() throws SQLException {
        for (String reference : List.of(record, other)) {
            for (int number = 1; number <= 4; number++) {
                append(reference, "something " + number);
            }
        }
        database = KeysOfDatabase.asSuperuser(details.getJdbcUrl()).getConnection();
        database.setAutoCommit(false);
    }

    @AfterEach
    void leaveNothingChanged() throws SQLException {
        database.rollback();
        database.close();
    }

    private void append(String reference, String text) {
        transaction.executeWithoutResult(status -> chronology.append(
                Reference.of(reference),
                new NewEntry(AccountId.of("cpo"), "Step", "kind", List.of(new Line("key", "Label", text)))));
    }

    private void change(String... statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String sql : statements) {
                int changed = statement.executeUpdate(
                        sql.replace(":record", "'" + record + "'").replace(":other", "'" + other + "'"));
                assertThat(changed).as(sql).isPositive();
            }
        }
    }

    private Outcome verify(byte[]... known) throws SQLException {
        return new VerifyRecords(database, Optional.empty(), List.of(known), done -> {}).verify();
    }

    private void isFoundAt(String where) throws SQLException {
        assertThat(verify()).isInstanceOfSatisfying(Outcome.Misfit.class, misfit -> assertThat(misfit.where())
                .isEqualTo(where));
    }

    @Test
    void what_nobody_has_touched_fits_with_and_without_the_keys() throws SQLException {
        List<Long> said = new ArrayList<>();
        assertThat(verify()).isInstanceOf(Outcome.Fits.class);
        Outcome opened = new VerifyRecords(
                        database,
                        Optional.of(seals),
                        List.of(trail.end().orElseThrow().hash()),
                        said::add)
                .verify();
        assertThat(opened).isInstanceOfSatisfying(Outcome.Fits.class, fits -> {
            assertThat(fits.entries()).isGreaterThanOrEqualTo(8);
            assertThat(fits.traces()).isGreaterThanOrEqualTo(8);
            assertThat(fits.end()).isPresent();
            assertThat(said).hasSize((int) (fits.entries() + fits.traces())).isSorted();
        });
    }

    static Stream<String> everyColumn() {
        String where = " WHERE reference = :record AND number = 2";
        return Stream.of(
                        "content = set_byte(content, 0, get_byte(content, 0) # 1)",
                        "content = set_byte(content, length(content) - 1, get_byte(content, length(content) - 1) # 128)",
                        "content = content || '\\x00'::bytea",
                        "at = at + interval '1 microsecond'",
                        "at = 'infinity'",
                        "at = '-infinity'",
                        "by_account = 'head'",
                        "kind = 'other'",
                        "key_id = 'concern-2'",
                        "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)",
                        "previous_hash = set_byte(previous_hash, 0, get_byte(previous_hash, 0) # 1)")
                .map(set -> "UPDATE safeguarding.entry SET " + set + where);
    }

    @ParameterizedTest
    @MethodSource("everyColumn")
    void a_byte_that_is_flipped_anywhere_in_an_entry_is_found(String statement) throws SQLException {
        change(statement);
        isFoundAt("entry 2 of " + record);
    }

    @Test
    void every_byte_of_an_entrys_content_counts() throws SQLException {
        try (Statement statement = database.createStatement();
                var row = statement.executeQuery("SELECT length(content) FROM safeguarding.entry WHERE reference = '"
                        + record + "' AND number = 3")) {
            row.next();
            for (int position = 0; position < row.getInt(1); position += 7) {
                var before = database.setSavepoint();
                change("UPDATE safeguarding.entry SET content = set_byte(content, " + position + ", get_byte(content, "
                        + position + ") # 64) WHERE reference = :record AND number = 3");
                isFoundAt("entry 3 of " + record);
                database.rollback(before);
            }
        }
    }

    @Test
    void two_entries_that_are_swapped_are_found() throws SQLException {
        change(
                "UPDATE safeguarding.entry SET number = 99 WHERE reference = :record AND number = 2",
                "UPDATE safeguarding.entry SET number = 2 WHERE reference = :record AND number = 3",
                "UPDATE safeguarding.entry SET number = 3 WHERE reference = :record AND number = 99");
        isFoundAt("entry 2 of " + record);
    }

    @Test
    void contents_that_are_swapped_between_records_are_found() throws SQLException {
        change("UPDATE safeguarding.entry e SET content = o.content FROM safeguarding.entry o"
                + " WHERE e.reference = :record AND o.reference = :other AND e.number = 2 AND o.number = 2");
        isFoundAt("entry 2 of " + record);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void an_entry_that_is_gone_is_found(int number) throws SQLException {
        change("DELETE FROM safeguarding.entry WHERE reference = :record AND number = " + number);
        isFoundAt("entry " + (number == 4 ? 4 : number + 1) + " of " + record);
    }

    private void cutOff(String record) throws SQLException {
        change(
                "DELETE FROM safeguarding.entry WHERE reference = '" + record + "' AND number > 2",
                "UPDATE safeguarding.record_head SET last_number = 2, last_hash = (SELECT hash FROM safeguarding.entry"
                        + " WHERE reference = '" + record + "' AND number = 2) WHERE reference = '" + record + "'");
    }

    @Test
    void an_end_that_is_cut_off_is_found_although_the_record_itself_fits() throws SQLException {
        cutOff(record);
        isFoundAt("entry 3 of " + record);
    }

    @Test
    void a_whole_record_that_is_gone_is_found() throws SQLException {
        change(
                "DELETE FROM safeguarding.entry WHERE reference = :record",
                "DELETE FROM safeguarding.record_head WHERE reference = :record");
        isFoundAt("entry 1 of " + record);
    }

    /** With the hashes calculated again, as whoever can read this program could do. */
    private void insert(String reference, int number) throws SQLException {
        try (Statement statement = database.createStatement();
                var row = statement.executeQuery("SELECT hash, content FROM safeguarding.entry WHERE reference = '"
                        + reference + "' AND number = " + (number - 1))) {
            row.next();
            var at = Instant.parse("2026-11-25T09:00:00Z");
            byte[] hash = EntryHash.of(
                    "main", reference, number, at, "cpo", "kind", EntryCodec.KEY_ID, row.getBytes(2), row.getBytes(1));
            try (var insert = database.prepareStatement(
                    "INSERT INTO safeguarding.entry (reference, number, at, by_account,"
                            + " kind, content, key_id, hash, previous_hash) VALUES (?, ?, '2026-11-25T09:00:00Z', 'cpo', 'kind', ?, ?, ?, ?)")) {
                insert.setString(1, reference);
                insert.setInt(2, number);
                insert.setBytes(3, row.getBytes(2));
                insert.setString(4, EntryCodec.KEY_ID);
                insert.setBytes(5, hash);
                insert.setBytes(6, row.getBytes(1));
                insert.executeUpdate();
            }
            try (var head = database.prepareStatement(
                    "UPDATE safeguarding.record_head SET last_number = ?, last_hash = ? WHERE reference = ?")) {
                head.setInt(1, number);
                head.setBytes(2, hash);
                head.setString(3, reference);
                head.executeUpdate();
            }
        }
    }

    @Test
    void an_entry_that_is_put_in_at_the_end_is_found_although_its_hash_is_right() throws SQLException {
        insert(record, 5);
        isFoundAt("entry 5 of " + record);
    }

    @Test
    void an_entry_that_is_put_in_between_is_found() throws SQLException {
        change(
                "UPDATE safeguarding.entry SET number = number + 100 WHERE reference = :record AND number > 2",
                "UPDATE safeguarding.entry SET number = number - 99 WHERE reference = :record AND number > 100");
        insert(record, 3);
        isFoundAt("entry 3 of " + record);
    }

    /** What a backup of before would bring back: the record, its end and its key, all of them right at their time. */
    @Test
    void an_older_state_of_one_record_is_found() throws SQLException {
        change(
                "CREATE TEMPORARY TABLE older ON COMMIT DROP AS SELECT * FROM safeguarding.entry WHERE reference = :record",
                "CREATE TEMPORARY TABLE older_head ON COMMIT DROP AS SELECT * FROM safeguarding.record_head"
                        + " WHERE reference = :record");
        append(record, "what somebody would rather not have said");
        assertThat(verify()).isInstanceOf(Outcome.Fits.class);
        change(
                "DELETE FROM safeguarding.entry WHERE reference = :record",
                "INSERT INTO safeguarding.entry SELECT * FROM older",
                "UPDATE safeguarding.record_head h SET last_number = o.last_number, last_hash = o.last_hash FROM older_head o"
                        + " WHERE h.reference = o.reference");
        isFoundAt("entry 5 of " + record);
    }

    @Test
    void a_key_that_is_another_is_found_by_whoever_has_the_keyset() throws SQLException {
        change("UPDATE safeguarding.data_key SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)"
                + " WHERE name = 'concern ' || :record");
        Seals looking = KeysOfDatabase.open(database);
        assertThat(new VerifyRecords(database, Optional.of(looking), List.of(), done -> {}).verify())
                .isInstanceOfSatisfying(Outcome.Misfit.class, misfit -> {
                    assertThat(misfit.where()).isEqualTo("entry 1 of " + record);
                    assertThat(misfit.why()).contains("cannot be opened");
                });
    }

    @Test
    void a_sealed_column_that_is_changed_or_moved_is_found_by_whoever_has_the_keyset() throws SQLException {
        change("UPDATE safeguarding.account SET name = (SELECT name FROM safeguarding.account WHERE id = 'head')"
                + " WHERE id = 'cpo'");
        assertThat(new VerifyRecords(database, Optional.of(seals), List.of(), done -> {}).verify())
                .isInstanceOfSatisfying(Outcome.Misfit.class, misfit -> assertThat(misfit.where())
                        .isEqualTo("account.name of cpo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 second'",
                "at = 'infinity'",
                "by_account = 'nobody'",
                "kind = 'READ_REFUSED'",
                "reference = NULL",
                "detail = '7'",
                "entry_hash = NULL",
                "hash = set_byte(hash, 3, get_byte(hash, 3) # 1)"
            })
    void a_trace_that_is_changed_is_found(String set) throws SQLException {
        change("UPDATE safeguarding.trace SET " + set + " WHERE reference = :record AND detail = '1'");
        assertThat(verify()).isInstanceOf(Outcome.Misfit.class);
    }

    /** The rule is 5,000 in a second on one core; a machine that is busy with other things has room for ten times that. */
    @Test
    void it_reads_more_than_five_thousand_entries_in_a_second() throws SQLException {
        int many = 20_000;
        String longRecord = MadeUpReference.next();
        End trailEnd = trail.end().orElseThrow();
        byte[] previous = ChainHash.first();
        byte[] content = seals.ofNewConcern(longRecord).seal(new byte[600], EntryCodec.place(longRecord, 1));
        try (var entry = database.prepareStatement(
                        "INSERT INTO safeguarding.entry (reference, number, at, by_account, kind,"
                                + " content, key_id, hash, previous_hash) VALUES (?, ?, to_timestamp(0), 'cpo', 'kind', ?, ?, ?, ?)");
                var trace = database.prepareStatement(
                        "INSERT INTO safeguarding.trace (number, at, by_account, kind, reference,"
                                + " detail, entry_hash, hash, previous_hash) VALUES (?, to_timestamp(0), 'cpo', 'ENTRY', ?, ?, ?, ?, ?)")) {
            for (int number = 1; number <= many; number++) {
                byte[] hash = EntryHash.of(
                        "main", longRecord, number, Instant.EPOCH, "cpo", "kind", EntryCodec.KEY_ID, content, previous);
                set(entry, longRecord, number, content, EntryCodec.KEY_ID, hash, previous);
                previous = hash;
                byte[] traceHash = TraceHash.of(
                        "main",
                        trailEnd.number() + 1,
                        Instant.EPOCH,
                        Trace.ofEntry(Reference.of(longRecord), AccountId.of("cpo"), number, hash),
                        trailEnd.hash());
                set(trace, trailEnd.number() + 1, longRecord, "" + number, hash, traceHash, trailEnd.hash());
                trailEnd = new End(trailEnd.number() + 1, traceHash);
            }
            entry.executeBatch();
            trace.executeBatch();
        }
        try (var head = database.prepareStatement(
                        "INSERT INTO safeguarding.record_head (reference, last_number, last_hash) VALUES (?, ?, ?)");
                var end = database.prepareStatement(
                        "UPDATE safeguarding.trail_head SET last_number = ?, last_hash = ?")) {
            set(head, longRecord, many, previous);
            head.executeBatch();
            set(end, trailEnd.number(), trailEnd.hash());
            end.executeBatch();
        }
        long began = System.nanoTime();
        assertThat(verify()).isInstanceOf(Outcome.Fits.class);
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(many / seconds).isGreaterThan(5_000);
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int position = 0; position < values.length; position++) {
            statement.setObject(position + 1, values[position]);
        }
        statement.addBatch();
    }

    private End cutOffTrail() throws SQLException {
        End before = trail.end().orElseThrow();
        cutOff(other);
        change(
                "DELETE FROM safeguarding.trace WHERE number > " + (before.number() - 2),
                "UPDATE safeguarding.trail_head SET (last_number, last_hash) ="
                        + " (SELECT number, hash FROM safeguarding.trace ORDER BY number DESC LIMIT 1)");
        return before;
    }

    /** Whoever may do everything in the database can take back its last moments; not what somebody has on paper. */
    @Test
    void a_database_that_was_put_back_as_a_whole_is_found_by_what_the_chair_has_kept() throws SQLException {
        End kept = cutOffTrail();
        assertThat(verify()).isInstanceOf(Outcome.Fits.class);
        assertThat(verify(kept.hash()))
                .isInstanceOfSatisfying(Outcome.Misfit.class, misfit -> assertThat(misfit.where())
                        .isEqualTo("the trail"));
    }

    @Test
    void what_the_chair_was_told_and_is_not_so_is_found() throws SQLException {
        End end = trail.end().orElseThrow();
        byte[] another = end.hash().clone();
        another[0] ^= 1;
        assertThat(verify(end.hash())).isInstanceOf(Outcome.Fits.class);
        assertThat(verify(another)).isInstanceOf(Outcome.Misfit.class);
    }
}

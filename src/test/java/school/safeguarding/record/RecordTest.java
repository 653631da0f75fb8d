package school.safeguarding.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.reference.MadeUpReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.ChainHash;

/** The chronology is added to and never changed, by anybody who signs in as the application does. */
@SchoolTest
class RecordTest {

    @Autowired
    private Chronology chronology;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionOperations transaction;

    private final String reference = MadeUpReference.next();

    private void append(String text) {
        transaction.executeWithoutResult(status -> chronology.append(
                Reference.of(reference),
                new NewEntry(AccountId.of("cpo"), "Step", "kind", List.of(new Line("key", "Label", text)))));
    }

    @Test
    void entries_come_back_in_order_as_they_were_written() {
        append("one\ntwo “three” £ é 漢");
        append("");
        assertThat(chronology.of(Reference.of(reference)))
                .extracting(Chronology.Entry::number)
                .containsExactly(1, 2);
        assertThat(chronology.of(Reference.of(reference)).get(0).lines())
                .containsExactly(new Line("key", "Label", "one\ntwo “three” £ é 漢"));
    }

    @Test
    void each_entry_carries_its_own_hash_and_the_one_before() {
        append("one");
        append("two");
        List<Stored> stored = stored();
        byte[] previous = ChainHash.first();
        for (Stored entry : stored) {
            assertThat(entry.previous()).isEqualTo(previous);
            assertThat(entry.hash())
                    .isEqualTo(EntryHash.of(
                            "main",
                            reference,
                            entry.number(),
                            entry.at().toInstant(),
                            "cpo",
                            "kind",
                            EntryCodec.KEY_ID,
                            entry.content(),
                            previous));
            previous = entry.hash();
        }
        assertThat(Arrays.equals(stored.get(0).hash(), stored.get(1).hash())).isFalse();
    }

    @Test
    void people_who_add_at_once_queue_and_nothing_is_lost() {
        CompletableFuture<?>[] adding = IntStream.range(0, 12)
                .mapToObj(number -> CompletableFuture.runAsync(() -> append("from " + number)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(adding).join();
        assertThat(chronology.of(Reference.of(reference)))
                .extracting(Chronology.Entry::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE safeguarding.entry SET kind = 'other'",
                "DELETE FROM safeguarding.entry",
                "TRUNCATE safeguarding.entry",
                "DROP TABLE safeguarding.entry",
                "ALTER TABLE safeguarding.entry DISABLE TRIGGER ALL",
                "CREATE TABLE safeguarding.mine (id int)",
                "CREATE TABLE engine.mine (id int)",
                "CREATE TABLE public.mine (id int)",
                "DELETE FROM safeguarding.concern",
                "DELETE FROM safeguarding.record_head",
                "UPDATE safeguarding.account SET name = 'other'",
                "SET ROLE owner"
            })
    void the_application_may_do_no_more_than_it_needs(String statement) {
        append("something to change");
        assertThatThrownBy(() -> database.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private List<Stored> stored() {
        return database.sql("SELECT number, at, content, hash, previous_hash FROM safeguarding.entry"
                        + " WHERE reference = ? ORDER BY number")
                .param(reference)
                .query((row, index) -> new Stored(
                        row.getInt("number"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getBytes("content"),
                        row.getBytes("hash"),
                        row.getBytes("previous_hash")))
                .list();
    }

    private record Stored(int number, OffsetDateTime at, byte[] content, byte[] hash, byte[] previous) {}
}

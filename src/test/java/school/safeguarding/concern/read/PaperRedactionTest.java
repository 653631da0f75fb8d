package school.safeguarding.concern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.Particulars;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.ShownOnPaper;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/** What paper that leaves the school does not show. */
class PaperRedactionTest {

    private static final Set<LeftOut> ALL = EnumSet.allOf(LeftOut.class);
    private static final Child ROBIN = child("Robin Madeup");
    private static final Child WREN = child("Wren Madeup");

    private static Child child(String name) {
        return new Child(
                new ChildId(UUID.randomUUID()), false, Particulars.typed(name, Optional.of(LocalDate.of(2020, 3, 2))));
    }

    private static PaperRedaction redaction(Set<LeftOut> leftOut) {
        return new PaperRedaction(
                leftOut,
                Map.of(AccountId.of("t.pretend"), "Tess Pretend (teacher)"),
                List.of("Cora Pretend (CPO)", "Dev Example"),
                List.of(WREN),
                List.of(ROBIN),
                List.of("Uncle Imagined"));
    }

    private static Entry entry(AccountId by, String kind, Line... lines) {
        return new Entry(1, Instant.EPOCH, by, "Step", kind, List.of(lines));
    }

    private static String shown(Set<LeftOut> leftOut, String key, String answer) {
        return redaction(leftOut)
                .of(
                        List.of(entry(AccountId.of("cpo"), "add-to-record", new Line(key, "Question", answer))),
                        AccountId::value)
                .get(0)
                .lines()
                .get(0)
                .answer();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Tess Pretend saw it.                | the reporter saw it.
            Pretend, Tess saw it.               | the reporter saw it.
            MRS PRETEND saw it.                 | the reporter saw it.
            Ask Tess.                           | Ask the reporter.
            t.pretend                           | the reporter
            Cora Pretend rang.                  | Cora Pretend rang.
            Dev Example rang.                   | Dev Example rang.
            Robin and Wren hid.                 | Robin and another child hid.
            Madeup, Wren                        | another child
            Robin Madeup hid.                   | Robin Madeup hid.
            He is at 12 Mock Lane, Sheffield.   | He is at (address left out), Sheffield.
            Flat 2, 12b Mock Hill Road          | (address left out)
            The postcode is S20 8FN.            | The postcode is (address left out).
            mona@mail.example                   | (address left out)
            It was 3 pm, and 2 children ran.    | It was 3 pm, and 2 children ran.
            Uncle Imagined came.                | (name left out) came.
            """)
    void names_and_addresses_are_left_out_however_they_were_typed_and_nobody_elses(String written, String shown) {
        assertThat(shown(ALL, "additionText", written)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "childAddress, (address left out)",
        "childAdults, (address left out)",
        "siblingName, another child",
        "siblingsKnown, another child",
        "otherChildName, another child",
        "furtherChild1Name, another child",
        "furtherChild1Words, another child",
        "otherChildrenConcerned, Zed",
        "recipient, Zed"
    })
    void what_was_answered_about_others_is_left_out_whole(String key, String shown) {
        assertThat(shown(ALL, key, "Zed")).isEqualTo(shown);
        assertThat(shown(Set.of(), key, "Zed")).isEqualTo("Zed");
    }

    @Test
    void a_name_that_a_question_asked_for_and_an_address_are_left_out_wherever_they_stand_again() {
        List<Entry> shown = redaction(ALL)
                .of(
                        List.of(
                                entry(
                                        AccountId.of("cpo"),
                                        "make-referral",
                                        new Line("childAddress", "Address", "The Old Mill\nNowhere-on-Sea"),
                                        new Line("otherChildName", "Other child", "Jay Fictional")),
                                entry(
                                        AccountId.of("cpo"),
                                        "letter",
                                        new Line("text", "Text", "Jay, of The Old Mill, hid."))),
                        AccountId::value);
        assertThat(shown.get(1).lines().get(0).answer()).isEqualTo("another child, of (address left out), hid.");
    }

    @Test
    void whoever_reported_and_whoever_only_read_it_are_named_by_nothing() {
        List<Entry> entries = List.of(
                entry(AccountId.of("t.pretend"), "report"),
                entry(AccountId.of("deputy"), "record-opened"),
                entry(AccountId.of("deputy"), "countersign-response"));
        Function<AccountId, String> names = account -> "Name of " + account;
        assertThat(redaction(ALL).of(entries, names))
                .extracting(Entry::by)
                .containsExactly(
                        AccountId.of("the reporter"), AccountId.of("a reader"), AccountId.of("Name of deputy"));
        assertThat(redaction(Set.of()).of(entries, names))
                .extracting(Entry::by)
                .containsExactly(
                        AccountId.of("Name of t.pretend"),
                        AccountId.of("Name of deputy"),
                        AccountId.of("Name of deputy"));
        assertThat(PaperRedaction.reporters(AccountId.of("t.pretend"), entries))
                .containsExactly(AccountId.of("t.pretend"));
    }

    @Test
    void what_the_procedure_wrote_of_a_further_report_makes_no_reporter_of_it() {
        assertThat(PaperRedaction.reporters(
                        AccountId.of("t.pretend"),
                        List.of(
                                entry(AccountId.of("t.pretend"), "report"),
                                entry(AccountId.PROCEDURE, "further-report"),
                                entry(AccountId.PROCEDURE, "report"))))
                .containsExactly(AccountId.of("t.pretend"));
    }

    @Test
    void whoever_opens_a_concern_out_of_another_is_not_who_reported_it() {
        assertThat(PaperRedaction.reporters(
                        AccountId.of("t.pretend"),
                        List.of(
                                entry(
                                        AccountId.of("cpo"),
                                        "report",
                                        new Line("reportedIn", "First reported in", "Another")),
                                entry(AccountId.of("s.pretend"), "report"))))
                .containsExactlyInAnyOrder(AccountId.of("t.pretend"), AccountId.of("s.pretend"));
    }

    @Test
    void a_second_account_of_whoever_reported_does_not_keep_their_name_in() {
        PaperRedaction redaction = new PaperRedaction(
                ALL,
                Map.of(AccountId.of("t.pretend"), "Tess Pretend (teacher)"),
                List.of("Tess Pretend"),
                List.of(),
                List.of(ROBIN),
                List.of());
        assertThat(redaction.of(
                        List.of(entry(
                                AccountId.of("cpo"),
                                "add-to-record",
                                new Line("additionText", "Text", "Tess Pretend saw it."))),
                        AccountId::value))
                .flatExtracting(Entry::lines)
                .extracting(Line::answer)
                .containsExactly("the reporter saw it.");
    }

    @Test
    void what_a_second_person_agreed_to_is_what_they_were_asked_and_nothing_that_was_asked_since() {
        Entry harmless = kept(1, ShownOnPaper.asked(Set.of(LeftOut.READERS), "A court", AccountId.of("cpo")));
        Entry other = kept(2, ShownOnPaper.asked(Set.of(LeftOut.REPORTER), "A court", AccountId.of("cpo")));
        NewEntry agreed = new NewEntry(AccountId.of("head"), ShownOnPaper.AGREED, "confirm-correction", List.of());
        assertThat(ShownOnPaper.agreed(
                        List.of(harmless, other, kept(3, agreed.with(ShownOnPaper.answered(List.of(harmless))))),
                        AccountId.of("cpo"),
                        Instant.EPOCH))
                .containsExactly(LeftOut.READERS);
        assertThat(ShownOnPaper.agreed(List.of(harmless, other, kept(3, agreed)), AccountId.of("cpo"), Instant.EPOCH))
                .isEmpty();
    }

    private static Entry kept(int number, NewEntry entry) {
        return new Entry(number, Instant.EPOCH, entry.by(), entry.step(), entry.kind(), entry.lines());
    }

    @Test
    void each_is_put_back_by_itself() {
        String written = "Tess Pretend saw Wren at 12 Mock Lane.";
        for (LeftOut one : LeftOut.values()) {
            Set<LeftOut> others = EnumSet.complementOf(EnumSet.of(one));
            assertThat(shown(others, "additionText", written))
                    .isEqualTo(
                            switch (one) {
                                case REPORTER -> "Tess Pretend saw another child at (address left out).";
                                case OTHER_CHILDREN -> "the reporter saw Wren at (address left out).";
                                case ADDRESSES -> "the reporter saw another child at 12 Mock Lane.";
                                case READERS -> "the reporter saw another child at (address left out).";
                            });
        }
    }
}

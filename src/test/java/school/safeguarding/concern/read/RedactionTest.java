package school.safeguarding.concern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.Particulars;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;

/** What readers see where the wrong child was named. */
class RedactionTest {

    private static final LocalDate BORN_ON = LocalDate.of(2020, 3, 2);
    private static final Child WRONG = child("Will O'Madeup-Müller", BORN_ON);
    private static final Child RIGHT = child("Wilma O'Madeup-Müller", BORN_ON);

    private static Child child(String name, LocalDate bornOn) {
        return new Child(new ChildId(UUID.randomUUID()), false, Particulars.typed(name, Optional.of(bornOn)));
    }

    private static Redaction redaction(int lastOfAnother, int lastOfOtherHome) {
        return new Redaction(List.of(WRONG), List.of(RIGHT), List.of("Mona Pretend"), lastOfAnother, lastOfOtherHome);
    }

    private static Entry entry(int number, Line... lines) {
        return new Entry(number, Instant.EPOCH, AccountId.of("cpo"), "Step", "kind", List.of(lines));
    }

    private static Line line(String key, String answer) {
        return new Line(key, key, answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Will O'Madeup-Müller hid.        | another child hid.
            Then OMADEUP MUELLER, WILL hid.  | Then another child hid.
            Wilma hid from Will.             | Wilma hid from another child.
            Will’s bag                       | another child’s bag
            Wilma O’Madeup-Müller hid.       | Wilma O’Madeup-Müller hid.
            Mrs Müller came.                 | Mrs Müller came.
            Will you come? he asked.         | Will you come? he asked.
            He will come.                    | He will come.
            Mona Pretend rang.               | an adult of another child rang.
            """)
    void the_wrong_childs_names_are_hidden_however_they_were_typed_and_nobody_elses(String written, String shown) {
        assertThat(redaction(0, 0).hidden(written)).isEqualTo(shown);
    }

    @Test
    void what_an_entry_says_of_the_wrong_child_is_another_childs_and_of_the_right_child_stays() {
        List<Entry> shown = redaction(0, 0)
                .of(List.of(
                        entry(
                                1,
                                line("childName", "will omadeup müller"),
                                line("childDateOfBirth", "02/03/2020"),
                                line("whatHappened", "Hid.")),
                        entry(
                                2,
                                line("childConfirmedName", "Wilma O'Madeup-Müller"),
                                line("childConfirmedClass", "Owls"))));
        assertThat(shown.get(0).lines())
                .extracting(Line::answer)
                .containsExactly("another child", "another child’s", "Hid.");
        assertThat(shown.get(1).lines()).extracting(Line::answer).containsExactly("Wilma O'Madeup-Müller", "Owls");
    }

    @Test
    void where_the_wrong_child_lives_is_hidden_wherever_it_was_repeated_unless_both_live_there() {
        List<Entry> written = List.of(
                entry(1, line("childAddress", "5 Pretend Lane"), line("childNeeds", "Hears badly, uses signs")),
                entry(2, line("whatWasTold", "The child lives at 5 Pretend Lane.")),
                entry(3, line("childAddress", "7 Pretend Road")));
        assertThat(redaction(2, 2).of(written))
                .flatExtracting(Entry::lines)
                .extracting(Line::answer)
                .containsExactly(
                        "another child’s", "another child’s", "The child lives at another child’s.", "7 Pretend Road");
        assertThat(redaction(2, 0).of(written))
                .flatExtracting(Entry::lines)
                .extracting(Line::answer)
                .containsExactly(
                        "5 Pretend Lane", "another child’s", "The child lives at 5 Pretend Lane.", "7 Pretend Road");
    }

    @Test
    void a_birth_date_that_is_only_the_wrong_childs_is_hidden_in_texts_too() {
        Redaction redaction = new Redaction(
                List.of(WRONG), List.of(child("Wilma Madeup", LocalDate.of(2019, 1, 1))), List.of(), 0, 0);
        assertThat(redaction.of(List.of(entry(1, line("changed", "Date of birth: 02/03/2020 → 01/01/2019")))))
                .flatExtracting(Entry::lines)
                .extracting(Line::answer)
                .containsExactly("Date of birth: another child’s → 01/01/2019");
    }
}

package school.safeguarding.concern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.model.HomeDetail;
import school.safeguarding.concern.model.RegisterDetail;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;

/** What a record holds of the register, of whichever child and home, is hidden wherever what was typed about them is. */
class RegisterInRecordTest {

    private static final String CHANGE = RegisterDetail.inWords("5 Pretend Lane", "7 Pretend Lane");

    private static Entry entry(int number, String key, String answer) {
        return new Entry(
                number,
                Instant.EPOCH,
                AccountId.PROCEDURE,
                "Step",
                "register-changed",
                List.of(new Line(key, key, answer)));
    }

    private static List<String> answers(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.lines().stream())
                .map(Line::answer)
                .toList();
    }

    private static String withoutWrongChild(int lastOfAnother, int lastOfOtherHome, Entry entry) {
        return answers(new Redaction(List.of(), List.of(), List.of(), lastOfAnother, lastOfOtherHome)
                        .of(List.of(entry)))
                .get(0);
    }

    private static List<String> onPaper(Entry... entries) {
        return answers(
                new PaperRedaction(EnumSet.allOf(LeftOut.class), Map.of(), Set.of(), List.of(), List.of(), List.of())
                        .of(List.of(entries), AccountId::value));
    }

    private static Stream<String> ofHome() {
        return HomeDetail.allKeys().stream();
    }

    private static Stream<String> ofChild() {
        return RegisterDetail.keysOfChild().stream();
    }

    private static Stream<String> ofSibling() {
        return RegisterDetail.keysOfSibling().stream();
    }

    @ParameterizedTest
    @MethodSource("ofHome")
    void the_home_of_a_child_named_wrongly_is_anothers_by_every_key(String key) {
        assertThat(withoutWrongChild(1, 1, entry(1, key, CHANGE))).isEqualTo(Redaction.ANOTHERS);
        assertThat(withoutWrongChild(1, 0, entry(1, key, CHANGE)))
                .as("both live there")
                .isEqualTo(CHANGE);
        assertThat(RedactedRecord.OF_HOME).contains(key);
    }

    @ParameterizedTest
    @MethodSource("ofChild")
    void what_the_register_says_of_a_child_named_wrongly_is_anothers_by_every_key(String key) {
        assertThat(withoutWrongChild(1, 0, entry(1, key, CHANGE))).isEqualTo(Redaction.ANOTHERS);
        assertThat(withoutWrongChild(0, 0, entry(1, key, CHANGE))).isEqualTo(CHANGE);
        assertThat(RedactedRecord.OF_CHILD).contains(key);
    }

    @ParameterizedTest
    @MethodSource("ofSibling")
    void of_a_brother_or_sister_it_is_hidden_as_they_are_by_every_key(String key) {
        assertThat(withoutWrongChild(1, 1, entry(1, key, CHANGE))).isEqualTo(Redaction.ANOTHERS);
        assertThat(RedactedRecord.OF_HOME).contains(key);
        assertThat(onPaper(entry(1, key, CHANGE))).containsExactly(Redaction.ANOTHER_CHILD);
    }

    @ParameterizedTest
    @EnumSource(
            value = HomeDetail.class,
            names = {"ADDRESS", "ADULTS"})
    void paper_for_one_parent_leaves_out_where_the_other_lives_by_every_key(HomeDetail detail) {
        detail.keys()
                .forEach(key -> assertThat(onPaper(entry(1, key, CHANGE))).containsExactly(PaperRedaction.ADDRESS));
    }

    @Test
    void either_of_two_addresses_is_left_out_where_a_text_repeats_it_and_what_only_says_that_it_changed_is_not() {
        Entry changed = entry(1, HomeDetail.ADDRESS.changed(), RegisterDetail.inWords("The Old Mill", "The New Mill"));
        Entry secret = entry(2, HomeDetail.ADDRESS.changed(), "it has changed");
        Entry text = entry(3, "additionText", "From The Old Mill to The New Mill: it has changed.");
        assertThat(onPaper(changed, secret, text))
                .last()
                .isEqualTo("From (address left out) to (address left out): it has changed.");
        assertThat(answers(new Redaction(List.of(), List.of(), List.of(), 2, 2).of(List.of(changed, secret, text))))
                .last()
                .isEqualTo("From another child’s to another child’s: it has changed.");
    }
}

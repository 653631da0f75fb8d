package school.safeguarding.concern.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.review.Utterances.Utterance;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;

/** Said once and written down twice is one utterance; said again is another. */
class UtterancesTest {

    private final List<Entry> entries = new ArrayList<>();

    private UtterancesTest written(String kind, Map<String, String> answers) {
        List<Line> lines = answers.entrySet().stream()
                .map(answer -> new Line(answer.getKey(), answer.getKey(), answer.getValue()))
                .toList();
        entries.add(new Entry(entries.size() + 1, Instant.EPOCH, AccountId.of("cpo"), kind, kind, lines));
        return this;
    }

    private List<Utterance> utterances() {
        return Utterances.of(entries);
    }

    @Test
    void words_that_the_review_writes_down_again_are_the_reports_and_get_what_the_report_did_not_say() {
        written("report", Map.of("childWords", "He hurt me.", "observedOn", "24/11/2026"));
        written(
                "review",
                Map.of(
                        "childsWordsText", "He  hurt me. ",
                        "childsWordsOn", "24/11/2026",
                        "childsWordsAt", "08:50",
                        "childsWordsQuestion", "Tell me."));
        assertThat(utterances()).singleElement().satisfies(said -> {
            assertThat(said.entry().kind()).isEqualTo("report");
            assertThat(said.when()).contains("24/11/2026, 08:50");
            assertThat(said.question()).contains("Tell me.");
        });
    }

    @Test
    void the_same_words_on_another_day_are_said_again() {
        written("report", Map.of("childWords", "He hurt me.", "observedOn", "24/11/2026"));
        written("add-to-record", Map.of("additionChildWords", "He hurt me.", "happenedOn", "26/11/2026"));
        assertThat(utterances())
                .extracting(said -> said.when().orElseThrow())
                .containsExactly("26/11/2026", "24/11/2026");
    }

    @Test
    void words_are_new_unless_they_were_said_that_day() {
        written("report", Map.of("childWords", "He hurt me.", "observedOn", "24/11/2026"));
        assertThat(Utterances.isNew(entries, "He hurt me.", Optional.of("24/11/2026"), Optional.empty()))
                .isFalse();
        assertThat(Utterances.isNew(entries, "He hurt me.", Optional.of("25/11/2026"), Optional.empty()))
                .isTrue();
        assertThat(Utterances.isNew(entries, "He hurt me there.", Optional.of("24/11/2026"), Optional.empty()))
                .isTrue();
    }

    private UtterancesTest yesTo(String question, String day) {
        return written(
                "add-to-record", Map.of("additionChildWords", "Yes.", "additionQuestion", question, "happenedOn", day));
    }

    @Test
    void the_same_words_in_answer_to_another_question_of_that_day_are_said_again() {
        yesTo("Did he go into your room?", "24/11/2026").yesTo("Did he hurt you?", "24/11/2026");
        assertThat(utterances())
                .extracting(said -> said.question().orElseThrow())
                .containsExactly("Did he hurt you?", "Did he go into your room?");
    }

    @Test
    void the_same_question_is_the_same_however_it_is_spaced_and_one_that_is_not_said_may_be_any() {
        yesTo("Did he hurt you?", "24/11/2026").yesTo("did he  hurt you? ", "24/11/2026");
        written("add-to-record", Map.of("additionChildWords", "Yes.", "happenedOn", "24/11/2026"));
        assertThat(utterances()).hasSize(1);
    }

    @Test
    void whoever_heard_no_question_and_whoever_heard_one_heard_the_same_words() {
        yesTo("“Nothing.”", "24/11/2026").yesTo("Did he hurt you?", "24/11/2026");
        assertThat(utterances()).singleElement().satisfies(said -> assertThat(said.question())
                .contains("Did he hurt you?"));
    }

    @Test
    void the_same_words_at_another_time_of_that_day_are_said_again() {
        written("report", Map.of("childWords", "No.", "observedOn", "24/11/2026", "observedTime", "08:50"));
        written("review", Map.of("childsWordsText", "No.", "childsWordsOn", "24/11/2026", "childsWordsAt", "14:10"));
        assertThat(utterances()).hasSize(2);
    }

    @Test
    void a_day_that_is_not_said_may_be_any_but_another_question_is_another() {
        yesTo("Did he go into your room?", "24/11/2026");
        written("add-to-record", Map.of("additionChildWords", "Yes.", "additionQuestion", "Did he hurt you?"));
        assertThat(utterances()).hasSize(2);
    }

    @Test
    void words_are_new_after_another_question_or_at_another_time() {
        yesTo("Did he go into your room?", "24/11/2026");
        assertThat(isNew("24/11/2026", "Did he hurt you?")).isTrue();
        assertThat(isNew("24/11/2026, 08:50", "Did he go into your room?")).isFalse();
        written("report", Map.of("childWords", "Yes.", "observedOn", "24/11/2026", "observedTime", "08:50"));
        assertThat(isNew("24/11/2026, 14:10", "Did he go into your room?")).isTrue();
    }

    private boolean isNew(String when, String question) {
        return Utterances.isNew(entries, "Yes.", Optional.of(when), Optional.of(question));
    }
}

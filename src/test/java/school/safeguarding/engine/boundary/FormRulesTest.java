package school.safeguarding.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.form.Answer;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.story.Draws;

/** Each rule of a form, on the server, from both sides. */
class FormRulesTest {

    private static final Draws TAKEN = new Draws("taken", "refused");

    private static final FeelEngine FEEL = new ScalaFeelEngineFactory(List.of()).createInstance();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final String FORM =
            """
            {"components": [
              {"type": "html", "content": "<p>Read me</p>"},
              {"type": "textfield", "key": "name", "label": "Full name",
               "validate": {"required": true, "minLength": 2, "maxLength": 10}},
              {"type": "textarea", "key": "story", "label": "Story"},
              {"type": "textarea", "key": "generous", "label": "Generous", "validate": {"maxLength": 1000000}},
              {"type": "textfield", "key": "code", "label": "Code", "validate": {"pattern": "[A-Z]{3}"}},
              {"type": "number", "key": "entry", "label": "Entry", "validate": {"min": 1, "max": 99}},
              {"type": "number", "key": "pages", "label": "Pages"},
              {"type": "checkbox", "key": "agreed", "label": "Agreed"},
              {"type": "radio", "key": "kind", "label": "Kind",
               "values": [{"value": "one", "label": "One"}, {"value": "more", "label": "More"}]},
              {"type": "checklist", "key": "whom", "label": "Whom",
               "values": [{"value": "a", "label": "Aye"}, {"value": "b", "label": "Bee"}]},
              {"type": "datetime", "subtype": "date", "key": "seenOn", "dateLabel": "Seen on",
               "properties": {"when": "past"}},
              {"type": "datetime", "subtype": "date", "key": "dueOn", "dateLabel": "Due on",
               "properties": {"when": "future"}},
              {"type": "datetime", "subtype": "date", "key": "bornOn", "dateLabel": "Born on",
               "properties": {"when": "past", "born": "pupil"}},
              {"type": "datetime", "subtype": "time", "key": "seenAt", "timeLabel": "Seen at"},
              {"type": "group", "conditional": {"hide": "=kind != \\"more\\""}, "components": [
                {"type": "textfield", "key": "detail", "label": "Detail", "validate": {"required": true}}]},
              {"type": "textfield", "key": "held", "label": "While held", "conditional": {"hide": "=isHeld = false"}}
            ]}""";

    private static List<Answer> check(Map<String, Object> submitted) {
        try {
            return new FormRules(FormField.of(new ObjectMapper().readTree(FORM)), FEEL, TODAY)
                    .check(submitted, Map.of("isHeld", false));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> submitted = new HashMap<>();
        submitted.put("name", "Robin");
        submitted.put(key, value);
        return submitted;
    }

    private static void assertRefused(Map<String, Object> submitted, String sentence) {
        assertThatThrownBy(() -> check(submitted))
                .isInstanceOf(RefusedSubmission.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void what_is_right_comes_back_in_the_forms_order_as_the_person_saw_it() {
        Map<String, Object> submitted = with("whom", List.of("b", "a"));
        submitted.put("seenOn", "2026-11-24");
        submitted.put("seenAt", "08:50");
        submitted.put("entry", 7);
        submitted.put("agreed", true);
        assertThat(check(submitted))
                .containsExactly(
                        new Answer("name", "Full name", List.of("Robin"), List.of("Robin")),
                        new Answer("entry", "Entry", List.of("7"), List.of("7")),
                        new Answer("agreed", "Agreed", List.of("true"), List.of("Yes")),
                        new Answer("whom", "Whom", List.of("a", "b"), List.of("Aye", "Bee")),
                        new Answer("seenOn", "Seen on", List.of("2026-11-24"), List.of("24/11/2026")),
                        new Answer("seenAt", "Seen at", List.of("08:50"), List.of("08:50")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "\u00A0",
                "\u200B",
                "\u2003\u2060",
                "\u00AD",
                "\u00AD \u200D",
                "\uFEFF",
                "\u200F",
                "\u3164",
                "\u2800",
                "\uFE0F"
            })
    void a_required_field_wants_more_than_blanks(String blank) {
        assertRefused(with("name", blank), "“Full name” must be filled in");
    }

    @ParameterizedTest
    @CsvSource({
        "name, R, “Full name” must be at least 2 characters long",
        "name, Robin Robin, “Full name” must be at most 10 characters long",
        "code, abc, “Code” must be written as its help says",
        "entry, 1.5, “Entry” must be a whole number from 1 to 99",
        "entry, 0, “Entry” must be a whole number from 1 to 99",
        "entry, 1e999999999, “Entry” must be a whole number",
        "pages, 1e999999999, “Pages” must be a whole number",
        "pages, 1e-999999999, “Pages” must be a whole number",
        "pages, NaN, “Pages” must be a whole number",
        "kind, none, “Kind” must be one of the choices shown",
        "agreed, yes, “Agreed” must be ticked or not",
        "whom, a, “Whom” must be some of the choices shown",
        "seenOn, 31/02/2026, “Seen on” must be a date",
        "seenOn, 2026-02-31, “Seen on” must be a date",
        "seenOn, 0001-01-01, “Seen on” must be a date",
        "seenOn, 2026-11-25, '“Seen on” must not be after today, 24/11/2026'",
        "bornOn, 2024-11-25, '“Born on” should lie between 2 and 19 years ago. If it is right, send this again'",
        "bornOn, 2007-11-23, '“Born on” should lie between 2 and 19 years ago. If it is right, send this again'",
        "bornOn, 1026-03-04, “Born on” must be a date",
        "bornOn, 2026-11-25, '“Born on” must not be after today, 24/11/2026'",
        "dueOn, 2026-11-24, '“Due on” must be after today, 24/11/2026'",
        "seenAt, 25:00, “Seen at” must be a time",
        "held, anything, “While held” must be empty",
        "detail, anything, “Detail” must be empty"
    })
    void a_fault_is_named_by_the_fields_label_and_says_what_would_be_right(String key, String value, String sentence) {
        assertRefused(with(key, value), sentence);
    }

    /** Controls, what turns the direction of text, halves of pairs, and what is no character at all. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0000, 0x0007, 0x0008, 0x001B, 0x007F, 0x0084, 0x009F, 0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
                0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE,
                0xFFFF, 0x1FFFE, 0x10FFFF
            })
    void characters_that_nobody_sees_are_refused_with_their_place(int character) {
        String text =
                new StringBuilder("a").appendCodePoint(character).append("b").toString();
        assertRefused(with("story", text), "“Story”, line 1: there is a character in it that nobody can see");
        assertRefused(with("story", "one\r\n\r\n" + text), "“Story”, line 3: there is a character");
        assertRefused(with("name", text), "“Full name”: there is a character in it that nobody can see");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x000A, 0x000B, 0x000C, 0x000D, 0x0085, 0x2028, 0x2029})
    void the_line_ends_of_other_programs_are_line_breaks(int lineEnd) {
        String end = Character.toString(lineEnd);
        assertStored("story", "one" + end + "two" + end, "one\ntwo\n");
        assertStored("story", "one\r\ntwo", "one\ntwo");
        assertStored("name", "Robin" + end, "Robin");
        assertRefused(with("name", "Ro" + end + "bin"), "“Full name” must be on one line");
    }

    @Test
    void marks_of_a_files_beginning_vanish() {
        assertStored("story", "\uFEFFone\uFEFF two", "one two");
        assertStored("name", "\uFEFFRobin", "Robin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"قال \u200F(لا)\u200F.", "אמר\u200E 5!", "\u061Cمرحبا"})
    void marks_of_direction_stay_where_text_is_written_from_right_to_left(String text) {
        assertStored("story", text, text);
        assertRefused(with("story", text + "\u202E"), "“Story”, line 1: there is a character");
    }

    private static void assertStored(String key, String typed, String stored) {
        assertThat(check(with(key, typed)))
                .filteredOn(answer -> answer.key().equals(key))
                .singleElement()
                .extracting(Answer::values)
                .isEqualTo(List.of(stored));
    }

    @Test
    void a_pupils_day_of_birth_that_is_unusual_is_taken_when_it_is_said_again() throws IOException {
        List<FormField> fields = FormField.of(new ObjectMapper().readTree(FORM));
        Map<String, Object> submitted = with("bornOn", "2007-11-23");
        assertThat(check(with("bornOn", "2007-11-24"))).hasSize(2);
        assertThat(check(with("bornOn", "2024-11-24"))).hasSize(2);
        assertThat(new FormRules(fields, FEEL, TODAY, "bornOn 2007-11-23"::equals).check(submitted, Map.of()))
                .hasSize(2);
    }

    @Test
    void an_unusual_day_is_confirmed_by_whoever_was_asked_and_by_nobody_else() {
        UnusualDays days = new UnusualDays();
        assertThat(days.isSaidAgain(AccountId.of("teacher"), "report", "childDateOfBirth 1999-01-01"))
                .isFalse();
        assertThat(days.isSaidAgain(AccountId.of("cpo"), "report", "childDateOfBirth 1999-01-01"))
                .isFalse();
        assertThat(days.isSaidAgain(AccountId.of("teacher"), "report", "childDateOfBirth 1998-01-01"))
                .isFalse();
        assertThat(days.isSaidAgain(AccountId.of("teacher"), "report", "childDateOfBirth 1999-01-01"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\ntwo\n\nthree\tfour",
                "Zoë Ó Súilleabháin, Łukasz, Đặng",
                "e\u0301 is one letter in two characters",
                "مرحبا",
                "שלום",
                "漢字 ひらがな 한글 नमस्ते",
                "😀 👩‍👩‍👧 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧",
                "“quoted” – ‘dashed’ … £5 ½ §",
                "two\u00A0words",
                "<b>{{x}}</b> ${y}"
            })
    void any_script_and_the_line_breaks_of_long_text_are_kept_as_they_were_typed(String text) {
        assertThat(check(with("story", text))).contains(new Answer("story", "Story", List.of(text), List.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "مرحبا", "שלום", "漢字", "😀😀"})
    void any_script_is_kept_in_one_line_too(String text) {
        assertThat(check(with("name", text))).hasSize(1);
    }

    @Test
    void text_that_no_form_limits_has_a_limit_all_the_same() {
        assertThat(check(with("story", "x".repeat(20_000)))).hasSize(2);
        assertRefused(with("story", "x".repeat(20_001)), "“Story” must be at most 20000 characters long");
        assertThat(check(with("generous", "x".repeat(20_000)))).hasSize(2);
        assertRefused(with("generous", "x".repeat(20_001)), "“Generous” must be at most 20000 characters long");
    }

    @Test
    void values_of_another_type_are_refused_and_never_repeated() {
        for (Object value : Arrays.asList(new Object(), Map.of("a", 1), List.of("Secretword"), 5, true)) {
            assertThatThrownBy(() -> check(with("story", value)))
                    .isInstanceOf(RefusedSubmission.class)
                    .hasMessage("“Story” must be text.");
        }
        assertRefused(with("whom", List.of("a", "a")), "each once");
        assertRefused(with("whom", List.of("c")), "some of the choices shown");
    }

    @Test
    void a_field_that_the_form_does_not_have_is_refused_even_if_it_is_empty() {
        assertRefused(with("isCountersigned", true), "a field that it does not have");
        assertRefused(with("reference", null), "a field that it does not have");
    }

    @Test
    void a_required_field_in_a_hidden_group_is_asked_only_when_it_shows() {
        assertThat(check(with("kind", "one"))).hasSize(2);
        assertRefused(with("kind", "more"), "“Detail” must be filled in");
    }

    @Test
    void many_faults_are_told_as_five_and_how_many_more() {
        Map<String, Object> submitted = with("name", null);
        submitted.putAll(Map.of(
                "code", "x", "entry", "x", "agreed", "x", "kind", "x", "whom", "x", "seenOn", "x", "seenAt", "x"));
        assertRefused(submitted, "; and 3 more.");
    }

    @AfterContainer
    static void answers_were_taken_and_refused() {
        TAKEN.assertBothOccurred();
    }

    @Property
    void whatever_is_sent_is_taken_or_refused_and_nothing_else(
            @ForAll("keys") String key, @ForAll("values") Object value) {
        try {
            check(with(key, value));
            TAKEN.count(true);
        } catch (RefusedSubmission refused) {
            TAKEN.count(false);
            assertThat(refused.getMessage()).doesNotContain("Exception", "java.", "camunda");
        }
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(
                "name", "story", "code", "entry", "agreed", "kind", "whom", "seenOn", "dueOn", "seenAt", "detail",
                "held");
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> whatAFieldTakes = Arbitraries.of(
                "Robin", "ABC", 7, "one", "2026-11-24", "2026-11-25", "08:50", true, List.of("a", "b"), "");
        Arbitrary<Object> anything = Arbitraries.oneOf(
                Arbitraries.strings().asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.strings().list().ofMaxSize(4).asGeneric(),
                Arbitraries.maps(Arbitraries.strings(), Arbitraries.integers()).asGeneric());
        return Arbitraries.oneOf(whatAFieldTakes, anything);
    }
}

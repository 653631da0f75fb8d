package school.safeguarding.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.exceptions.TemplateProcessingException;
import school.safeguarding.calendar.SchoolCalendar.Hours;

/** Mails, letters and sentences of theirs: whatever is put in comes out as it is, and nothing is left out unsaid. */
class TextTemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final Pattern PLACE = Pattern.compile("\\[\\(\\$\\{(\\w+)}\\)]");

    private static final Pattern KNOWN = Pattern.compile("known\\.(\\w+)");

    private static final Pattern CONDITION = Pattern.compile("th:(?:if|unless)=\"\\$\\{(.*?)}\"");

    private final TextTemplates texts = new TextTemplates();

    private static List<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.map(TEMPLATES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> file.substring(0, file.length() - ".txt".length()))
                    .sorted()
                    .toList();
        }
    }

    private static String source(String template) throws IOException {
        return Files.readString(TEMPLATES.resolve(template + ".txt"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[(${7*7})]",
                "[[${7*7}]]",
                "__${7*7}__",
                "${7*7} *{7*7} #{7*7} @{7*7} ~{mail/step-to-do}",
                "[# th:if=\"${false}\"]gone[/]",
                "[# th:utext=\"${7*7}\"/]",
                "[/] [# ]] )] \" ' <b>&amp;</b> \\ $0 {sender}",
                "T(java.lang.Runtime).getRuntime()",
                "no",
                "Two lines\n\nand an end\n"
            })
    void what_somebody_typed_comes_out_as_they_typed_it(String typed) {
        assertThat(texts.fill("letters/parts/named", Map.of("name", typed, "bornOn", Optional.of(typed))))
                .isEqualTo(typed + ", born " + typed);
        assertThat(texts.fill("letters/parts/child-not-known", Map.of("description", Optional.of(typed))))
                .isEqualTo("a child whose name we do not know yet: " + typed);
        assertThat(texts.fill("letters/early-help", words("letters/early-help", typed)))
                .contains(
                        "I am ringing from " + typed + ". My name is " + typed + ".",
                        "\nAddress: " + typed + "\n",
                        "\n\n" + typed + "\n\nPlease tell me");
    }

    private static Map<String, Object> words(String template, String value) {
        try {
            String source = source(template);
            Map<String, Object> words = new HashMap<>();
            found(PLACE, source).forEach(place -> words.put(place, value));
            words.put("known", found(KNOWN, source).stream().collect(Collectors.toMap(place -> place, place -> true)));
            words.put("isTakenOut", true);
            words.put("oneTimeLink", Optional.of(value));
            return words;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_mail_and_letter_holds_each_of_its_words_as_typed(String template) throws IOException {
        if (template.matches("mail/[^/]+|letters/(?!parts/|correction/).*")) {
            String typed = "[(${7*7})]";
            long places = PLACE.matcher(source(template)).results().count();
            assertThat(texts.fill(template, words(template, typed)).split(Pattern.quote(typed), -1))
                    .hasSizeGreaterThan((int) places);
        }
    }

    /** Of what nobody knows, or its agency may not be told, a letter says nothing, and is there all the same. */
    @ParameterizedTest
    @MethodSource("all")
    void a_letter_does_without_what_is_not_known(String template) throws IOException {
        if (template.matches("letters/(?!parts/|correction/).*")) {
            Set<String> asked = found(KNOWN, source(template));
            for (String missing : asked) {
                assertThat(texts.fill(template, without(Set.of(missing), template)))
                        .isNotBlank();
            }
            assertThat(texts.fill(template, without(asked, template))).isNotBlank();
        }
    }

    private static Map<String, Object> without(Set<String> missing, String template) {
        Map<String, Object> words = words(template, "something");
        Map<String, Boolean> known = new HashMap<>();
        ((Map<?, ?>) words.get("known")).keySet().forEach(place -> known.put((String) place, !missing.contains(place)));
        words.keySet().removeAll(missing);
        words.put("known", known);
        return words;
    }

    @Test
    void what_was_not_given_is_a_fault() throws IOException {
        String template = "mail/step-to-do";
        Map<String, Object> words = words(template, "x");
        assertThat(words).containsKeys("reference", "step", "detail", "link");
        for (String place : found(PLACE, source(template))) {
            Map<String, Object> without = new HashMap<>(words);
            without.remove(place);
            assertThatThrownBy(() -> texts.fill(template, without))
                    .isInstanceOf(TemplateProcessingException.class)
                    .hasRootCauseMessage("Nothing was given for " + place);
        }
    }

    @Test
    void what_fits_no_case_is_a_fault() {
        assertThatThrownBy(() -> texts.fill("mail/detail/alarm", Map.of("alarm", "A99")))
                .hasRootCauseMessage("Nothing was given for noCase");
    }

    /** Where it is only asked about, and where it is a value's own. */
    @Test
    void a_condition_about_what_was_not_given_fails_too() {
        assertThatThrownBy(() -> texts.fill("mail/detail/step-to-do", Map.of("due", Optional.empty())))
                .hasRootCauseMessage("Nothing was given for isUrgent");
        assertThatThrownBy(() -> texts.fill("mail/detail/reading-summary", Map.of("summary", Map.of("from", "x"))))
                .isInstanceOf(TemplateProcessingException.class);
    }

    private enum Kind {
        REGISTER,
        DECLARED,
        REMINDED,
        OFFERED,
        TO_ACT
    }

    /** What forms show in one sentence or another, such as “no”, which is no condition. */
    private static Stream<Arguments> inForms() {
        Hours hours = new Hours(LocalTime.of(8, 30), LocalTime.of(15, 15));
        return Stream.of(
                Arguments.of(
                        "account-changes/in-force",
                        Map.of("isWithoutChair", true),
                        "5 working days after the second approval: there is no chair or deputy chair who could agree."
                                + " Everybody who reads records is told every day until then"),
                Arguments.of("account-changes/in-force", Map.of("isWithoutChair", false), "at once"),
                Arguments.of("account-changes/link-to", Map.of("address", Optional.of("no")), "no"),
                Arguments.of(
                        "account-changes/link-to", Map.of("address", Optional.empty()), "nobody: no link is mailed"),
                Arguments.of(
                        "family/child",
                        Map.of("name", Optional.of("No"), "bornOn", Optional.of("14/03/2020")),
                        "No, born 14/03/2020"),
                Arguments.of("family/child", Map.of("name", Optional.of("No"), "bornOn", Optional.empty()), "No"),
                Arguments.of(
                        "family/child",
                        Map.of("name", Optional.empty(), "bornOn", Optional.empty()),
                        "a child who is not known any more"),
                Arguments.of(
                        "family/why",
                        Map.of("origin", Kind.REGISTER),
                        "The register names an adult with parental responsibility of that name"),
                Arguments.of("family/why", Map.of("origin", Kind.DECLARED), "They said so themselves"),
                Arguments.of("family/asked", Map.of("isAsked", true), "A second person is asked about it."),
                Arguments.of("family/asked", Map.of("isAsked", false), ""),
                Arguments.of(
                        "low-level/cannot-be-read",
                        Map.of(),
                        "Cannot be read. Tell IT support today: it has to be restored from a backup."),
                Arguments.of(
                        "low-level/damaged",
                        Map.of(),
                        "Tell IT support today. It is in this list or in another, and nobody can read it until it is restored"
                                + " from a backup. Until then it counts nowhere as a further entry about the same adult."),
                Arguments.of(
                        "overdue/tried", Map.of("at", "x", "name", "y", "kind", Kind.REMINDED), "x: y was reminded"),
                Arguments.of(
                        "overdue/tried",
                        Map.of("at", "x", "name", "y", "kind", Kind.OFFERED),
                        "x: y was offered the step"),
                Arguments.of(
                        "overdue/tried", Map.of("at", "x", "name", "y", "kind", Kind.TO_ACT), "x: y was asked to act"),
                Arguments.of(
                        "school-year/count",
                        Map.of("days", Optional.of(190), "lastYear", 189),
                        "Days of school: 190 (last year: 189)"),
                Arguments.of(
                        "school-year/count",
                        Map.of("days", Optional.empty(), "lastYear", 189),
                        "Days of school: cannot be counted (last year: 189)"),
                Arguments.of(
                        "school-year/unlike",
                        Map.of("what", "INSET day", "line", "x", "isLeftOut", true),
                        "INSET day, as last year, left out: x"),
                Arguments.of(
                        "school-year/unlike",
                        Map.of("what", "INSET day", "line", "x", "isLeftOut", false),
                        "INSET day, not as last year: x"),
                Arguments.of("school-year/hours", Map.of("hours", Optional.of(hours)), "school from 08:30 to 15:15"),
                Arguments.of("school-year/hours", Map.of("hours", Optional.empty()), "no school"),
                Arguments.of("school-year/other-day", Map.of("day", "x", "then", "y", "now", "z"), "x: y, until now z"),
                Arguments.of(
                        "tables/answer",
                        Map.of(
                                "by",
                                Optional.of("x"),
                                "isAgreed",
                                true,
                                "reason",
                                "no",
                                "ladoContact",
                                Optional.of("Off")),
                        "x agrees: no The LADO contact agrees: Off"),
                Arguments.of(
                        "tables/answer",
                        Map.of(
                                "by",
                                Optional.empty(),
                                "isAgreed",
                                false,
                                "reason",
                                "y",
                                "ladoContact",
                                Optional.empty()),
                        "somebody does not agree: y"));
    }

    @ParameterizedTest
    @MethodSource("inForms")
    void a_form_says_one_thing_or_the_other(String template, Map<String, Object> facts, String said) {
        assertThat(texts.fill(template, facts)).isEqualTo(said);
    }

    @Test
    void a_template_that_is_not_there_is_a_fault() {
        assertThatThrownBy(() -> texts.fill("mail/no-such", Map.of())).isInstanceOf(TemplateProcessingException.class);
    }

    /**
     * An escaped value, one that is read as an expression first, and a condition on a text: “no” would count as false. So would the
     * end of a value be taken for that of the file, if the file had none.
     */
    @ParameterizedTest
    @MethodSource("all")
    void no_template_escapes_evaluates_a_value_or_asks_a_text(String template) throws IOException {
        String source = source(template);
        assertThat(source)
                .doesNotContain("[[", "__", "th:text", "\r")
                .endsWith("\n")
                .doesNotEndWith("\n\n");
        assertThat(found(CONDITION, source)).allSatisfy(condition -> assertThat(condition.split(" and | or "))
                .allMatch(term ->
                        term.matches("!?(\\w+\\.)*(is[A-Z]\\w*|isPresent\\(\\)|isEmpty\\(\\)|first)|known\\.\\w+"
                                + "|(\\w+\\.)?\\w+ [=!]= \\d+|[\\w.]+(\\(\\))? > \\d+")));
    }
}

package school.safeguarding.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import school.safeguarding.door.WholeBody;
import school.safeguarding.engine.boundary.FormField;
import school.safeguarding.engine.decisions.ParsedOnceFeelEngine;
import school.safeguarding.referral.Agency;

/** What every form keeps to, with the mistake that each rule prevents. */
class FormConventionsTest {

    private static final Path FORMS = Path.of("forms");
    private static final Path INDICATORS = Path.of("src/main/resources/risk/indicators.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FeelEngine FEEL = new ParsedOnceFeelEngine();

    private static final Set<String> WITH_VALUE =
            Set.of("textfield", "textarea", "radio", "select", "checklist", "checkbox", "datetime", "number");
    private static final Set<String> WITHOUT_VALUE = Set.of("group", "html", "separator", "spacer");
    private static final Set<String> WITH_OPTIONS = Set.of("radio", "select", "checklist");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 20_000;

    /** The view that {@code RecordViews} promises to forms. */
    private static final Set<String> SHOWN_OF_RECORD = Set.of(
            "reference",
            "shut",
            "status",
            "acceptedAt",
            "reportedBy",
            "handler",
            "childName",
            "childDateOfBirth",
            "childClass",
            "childChoices",
            "due",
            "report",
            "earlierConcerns",
            "siblings",
            "adults",
            "safety",
            "endsWithoutAnswer",
            "news",
            "risk",
            "decision",
            "holds",
            "closing",
            "stillOpen",
            "warnings",
            "notices",
            "telephones",
            "overdue",
            "worries",
            "frontDoor",
            "leaver",
            "steps",
            "change",
            "lowLevel",
            "family",
            "schoolYear",
            "proposedYear",
            "nearDay",
            "proposedTable",
            "bankHolidays",
            "policy",
            "briefing",
            "corrections",
            "toldOfWrongChild");

    /** Of the record itself, which stands beside the form: only where it is what is new, or what is asked about. */
    private static final Map<String, Set<String>> SHOWN_WHERE_IT_IS_ASKED_ABOUT = Map.of(
            "report", Set.of("review", "confirm-emergency-services"),
            "earlierConcerns", Set.of("review"),
            "siblings", Set.of("record-and-close"),
            "news", Set.of("review", "decide-response"),
            "risk", Set.of("decide-response", "countersign-response", "countersign-close"),
            "decision", Set.of("countersign-response", "countersign-close"),
            "closing", Set.of("countersign-close"),
            "adults", Set.of("decide-parent-contact", "record-contact", "record-meeting", "seek-advice"),
            "safety", Set.of("tell-by-voice", "record-who-collected"));

    private static final Pattern OF_RECORD = Pattern.compile("\\brecord\\.(\\w+)");

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern TEMPLATE_NAME = Pattern.compile(
            "(?:#(?:if|loop) )?(?:count\\()?(record|parent\\.record|this|agency|toldOf)\\b(?:\\.(\\w+))?.*");
    private static final Pattern CALL = Pattern.compile("list contains\\((\\w+), TEXT\\)");
    private static final Pattern NOT_BRITISH = Pattern.compile(
            "\\b(color|behavior|center|gray|favor|favorite|neighbor|honor|judgment|mom|license[ds]?"
                    + "|\\w{3,}(?:iz)(?:e|es|ed|ing|ation))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MACHINERY = Pattern.compile(
            "\\b(camunda|bpmn|dmn|form-js|tasklist|cockpit|process instance|variable|workflow|json|engine)\\b",
            Pattern.CASE_INSENSITIVE);

    static Stream<Form> forms() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.sorted().map(Form::read).toList().stream();
        }
    }

    /** Two files of one id, or an id that no file bears, deploy the wrong form or none. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_form_says_what_it_is_and_which_engine_it_is_for(Form form) {
        assertThat(form.path().getFileName()).hasToString(form.id() + ".form");
        assertThat(form.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(form.json().path("type").asText()).isEqualTo("default");
        assertThat(form.json().path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(form.json().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(form.json().path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
    }

    /** A component that the web application cannot draw breaks the whole form, one that the server cannot check any rule. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_form_has_only_components_that_browser_and_server_know(Form form) {
        assertThat(form.components())
                .extracting(Component::type)
                .allMatch(type -> WITH_VALUE.contains(type) || WITHOUT_VALUE.contains(type));
        assertThat(FormField.of(form.json())).hasSameSizeAs(form.fields());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_id_is_chosen_and_unique(Form form) {
        assertThat(form.components()).extracting(Component::id).doesNotHaveDuplicates();
        assertThat(form.fields()).extracting(Component::key).doesNotHaveDuplicates();
        assertThat(form.fields()).allSatisfy(field -> {
            assertThat(field.key()).matches("[a-z][A-Za-z0-9_]*");
            assertThat(field.id()).isEqualTo("field_" + field.key());
        });
        assertThat(form.components())
                .filteredOn(component -> WITHOUT_VALUE.contains(component.type()))
                .allSatisfy(component -> assertThat(component.id()).matches("(group|text)_[a-z][A-Za-z0-9]*"));
    }

    /** A key that is also a routing fact or the record would stand before it in every condition. */
    @ParameterizedTest
    @MethodSource("forms")
    void no_key_is_the_name_of_a_routing_fact_unless_the_decision_sets_it(Form form) {
        Set<String> same = Set.of(
                "isSend",
                "decidedLevel",
                "response",
                "monitorOn",
                "agencyAnswer",
                "outcome",
                "absentFrom",
                "absentUntil");
        assertThat(form.fields())
                .extracting(Component::key)
                .filteredOn(RoutingFact::isOnTheList)
                .isSubsetOf(same);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_field_and_every_option_has_a_label_and_every_option_a_value(Form form) {
        assertThat(form.fields()).allSatisfy(field -> assertThat(field.label()).isNotBlank());
        assertThat(form.fields())
                .filteredOn(field -> WITH_OPTIONS.contains(field.type()))
                .allSatisfy(field -> {
                    if (field.json().has("valuesExpression")) {
                        assertThat(field.text("valuesExpression"))
                                .isIn("=record.people", "=record.childChoices", "=rightChildChoices");
                        return;
                    }
                    assertThat(field.options()).hasSizeGreaterThan(1);
                    assertThat(field.options()).extracting(Option::value).doesNotHaveDuplicates();
                    assertThat(field.options()).extracting(Option::label).doesNotHaveDuplicates();
                    assertThat(field.options()).allSatisfy(option -> {
                        assertThat(option.value()).isNotBlank();
                        assertThat(option.label()).isNotBlank();
                    });
                });
    }

    /** The server lets no more in than the form says, and says so too late for whoever typed it. */
    @ParameterizedTest
    @MethodSource("forms")
    void text_has_a_longest_length(Form form) {
        assertThat(form.fields())
                .filteredOn(field -> field.type().equals("textfield"))
                .allSatisfy(
                        field -> assertThat(field.validate("maxLength").asInt()).isBetween(1, LONGEST_NAME));
        assertThat(form.fields())
                .filteredOn(field -> field.type().equals("textarea"))
                .allSatisfy(
                        field -> assertThat(field.validate("maxLength").asInt()).isBetween(LONGEST_NAME, LONGEST_TEXT));
    }

    /** A submission of every field filled to its limit, four bytes to a character, is still let in. */
    @ParameterizedTest
    @MethodSource("forms")
    void the_limit_of_a_body_lets_the_fullest_form_in(Form form) {
        int characters = FormField.of(form.json()).stream()
                .filter(field -> field.type() == FormField.Type.LINE || field.type() == FormField.Type.TEXT)
                .mapToInt(FormField::maxLength)
                .sum();
        assertThat(4 * characters).isLessThan(WholeBody.LIMIT * 9 / 10);
        assertThat(FormField.LONGEST_TEXT).isEqualTo(LONGEST_TEXT);
    }

    /** A time rounded to a quarter of an hour, or moved by a time zone, is wrong in court. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_date_says_whether_it_lies_in_the_past_and_a_time_is_kept_to_the_minute(Form form) {
        assertThat(form.fields())
                .filteredOn(field -> field.type().equals("datetime"))
                .allSatisfy(field -> {
                    if (field.text("subtype").equals("date")) {
                        assertThat(field.json().path("properties").path("when").asText())
                                .isIn("past", "future", "from-today", "any");
                    } else {
                        assertThat(field.text("subtype")).isEqualTo("time");
                        assertThat(field.json().path("use24h").asBoolean()).isTrue();
                        assertThat(field.json().path("timeInterval").asInt()).isEqualTo(1);
                        assertThat(field.text("timeSerializingFormat")).isEqualTo("no_timezone");
                    }
                });
    }

    /** Browser and server read FEEL with different engines: they agree on this much of it. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_condition_uses_only_what_both_engines_read_alike(Form form) {
        Set<String> keys = form.fields().stream().map(Component::key).collect(toSet());
        assertThat(form.conditions()).allSatisfy(condition -> {
            String plain = CALL.matcher(condition.replaceAll("\"[^\"]*\"", "TEXT"))
                    .replaceAll(call -> call.group(1) + " = TEXT");
            for (String part : plain.split(" ")) {
                assertThat(part)
                        .matches(word -> word.matches("TEXT|true|false|=|!=|and|or")
                                || keys.contains(word)
                                || RoutingFact.isOnTheList(word) && !word.equals("record"));
            }
        });
    }

    /** A condition on an option that was renamed hides or shows for ever; one that gives no answer shows. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_condition_decides_whatever_is_answered_and_each_way_for_some_answer(Form form) {
        assertThat(form.conditions()).allSatisfy(condition -> {
            Set<Object> results = new HashSet<>();
            for (Map<String, Object> answers : form.everyAnswerTo(condition)) {
                results.add(FEEL.evaluateSimpleExpression(
                        condition, Variables.fromMap(answers).asVariableContext()));
            }
            assertThat(results).containsExactlyInAnyOrder(true, false);
        });
    }

    /** What is read is one page, which stands beside the form: a form has one short head and its questions. */
    @ParameterizedTest
    @MethodSource("forms")
    void no_form_shows_the_record_again(Form form) {
        assertThat(form.html())
                .allSatisfy(html -> assertThat(OF_RECORD.matcher(html).results().map(found -> found.group(1)))
                        .filteredOn(SHOWN_WHERE_IT_IS_ASKED_ABOUT::containsKey)
                        .allSatisfy(part -> assertThat(SHOWN_WHERE_IT_IS_ASKED_ABOUT.get(part))
                                .contains(form.id())));
    }

    @Test
    void the_head_of_a_form_is_the_same_wherever_there_is_one() throws IOException {
        assertThat(forms().flatMap(form -> form.html().stream()).filter(html -> html.contains("{{record.childName}}")))
                .hasSizeGreaterThan(20)
                .allSatisfy(html -> assertThat(html).contains("{{record.due}}", "{{record.shut}}", "under “Record”"))
                .containsOnly(form("review").html().get(0));
    }

    /** Anywhere else a template is drawn without escaping, or a narrative decides what is asked. */
    @ParameterizedTest
    @MethodSource("forms")
    void the_record_is_shown_in_escaping_templates_only(Form form) {
        assertThat(form.components())
                .filteredOn(component -> !component.type().equals("html"))
                .allSatisfy(component -> {
                    assertThat(component.ownText()).doesNotContain("{{").doesNotContainPattern("record\\.\\w");
                    assertThat(component.hide().orElse("")).doesNotContain("record");
                });
        assertThat(form.html()).allSatisfy(html -> {
            List<String> templates = TEMPLATE.matcher(html)
                    .results()
                    .map(found -> found.group(1).strip())
                    .filter(template -> !template.startsWith("/"))
                    .toList();
            for (String template : templates) {
                var name = TEMPLATE_NAME.matcher(template);
                assertThat(name.matches()).as(template).isTrue();
                if (name.group(1).endsWith("record")) {
                    assertThat(name.group(2)).as(template).isIn(SHOWN_OF_RECORD);
                }
            }
        });
    }

    /** Nothing that runs, loads from elsewhere or leads away from the record. */
    @ParameterizedTest
    @MethodSource("forms")
    void what_a_form_shows_neither_runs_nor_links(Form form) {
        assertThat(form.html()).allSatisfy(html -> assertThat(html.toLowerCase())
                .doesNotContainPattern("<(script|iframe|style|img|a|form|input|object|embed|svg|link)\\b")
                .doesNotContainPattern("\\bon\\w+\\s*=")
                .doesNotContain("http", "url(", "src=", "href="));
    }

    /** What somebody typed in several lines is read in several lines. */
    @ParameterizedTest
    @MethodSource("forms")
    void shown_answers_keep_their_lines(Form form) {
        assertThat(form.html()).allSatisfy(html -> Pattern.compile("<(\\w+)[^>]*>\\{\\{this\\.answer}}")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .forEach(cell -> assertThat(cell).contains("white-space: pre-wrap")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void what_people_read_is_british_english_and_no_machinery(Form form) {
        assertThat(form.readable()).allSatisfy(text -> assertThat(text)
                .doesNotContainPattern(NOT_BRITISH)
                .doesNotContainPattern(MACHINERY)
                .doesNotContain(" - ", "  "));
    }

    /** A teacher at 8:50 has no more than this. Source: the procedure, step 1. */
    @Test
    void a_report_requires_only_what_a_teacher_has_in_the_morning() {
        assertThat(form("report").fields())
                .filteredOn(Component::isRequired)
                .extracting(Component::key)
                .containsExactlyInAnyOrder(
                        "childName",
                        "observedOn",
                        "whatHappened",
                        "aboutWhom",
                        "couldBeHead",
                        "toldInPerson",
                        "immediateDanger");
    }

    /** What the child said is lost first, and who it is about is needed first; out of hours, where the child is. */
    @Test
    void a_report_folds_away_what_is_not_required_but_for_what_is_lost_or_needed_first() {
        assertThat(form("report").fields())
                .filteredOn(field -> !field.isRequired()
                        && field.isAlwaysAsked()
                        && field.fold().isEmpty())
                .extracting(Component::key)
                .containsExactly("riskBeforeOpening", "childSaid", "childWords");
    }

    @Test
    void a_report_begins_with_what_to_do_in_an_emergency() {
        Component first = form("report").components().get(0);
        assertThat(first.type()).isEqualTo("html");
        assertThat(first.text("content")).contains("999").contains("by voice").contains("[[outside-hours]]");
    }

    /** A report that nobody may read whole, or two lists that drift apart, lose a sign. */
    @Test
    void report_and_review_ask_after_the_same_indicators_in_the_same_order_and_words() throws IOException {
        JsonNode indicators = JSON.readTree(INDICATORS.toFile());
        List<Option> known = stream(indicators)
                .map(one ->
                        new Option(one.path("id").asText(), one.path("label").asText()))
                .toList();

        assertThat(form("report").field("indicators").options()).isEqualTo(known);
        assertThat(form("review").fields())
                .filteredOn(field -> field.key().startsWith("indicator_"))
                .extracting(field -> new Option(field.key().substring("indicator_".length()), field.label()))
                .isEqualTo(known);
    }

    @Test
    void each_indicator_is_answered_and_a_significant_one_with_when_it_was() throws IOException {
        Form review = form("review");
        assertThat(stream(JSON.readTree(INDICATORS.toFile()))).allSatisfy(indicator -> {
            Component field = review.field("indicator_" + indicator.path("id").asText());
            assertThat(field.type()).isEqualTo("radio");
            assertThat(field.isRequired()).isTrue();
            assertThat(field.text("description"))
                    .isEqualTo(indicator.path("help").asText());
            assertThat(field.options())
                    .extracting(Option::value)
                    .containsExactlyInAnyOrder(
                            switch (indicator.path("kind").asText()) {
                                case "significant" -> new String[] {"no", "unknown", "current", "earlier", "both"};
                                case "pictures" -> new String[] {"no", "unknown", "once", "repeated"};
                                default -> new String[] {"yes", "no", "unknown"};
                            });
        });
    }

    /** The record is read through the form: a form that does not ask for it would never count as seen. */
    @ParameterizedTest
    @MethodSource("forms")
    void the_form_of_a_step_asks_for_the_record(Form form) {
        if (!START_FORMS.contains(form.id())) {
            assertThat(form.html()).as(form.id()).anyMatch(html -> html.contains("record."));
        }
    }

    /** Who stands in for the mail, or appoints a handler, may not know what the concern is about. */
    @Test
    void who_may_not_read_the_record_is_shown_the_reference_and_whom_to_tell_only() {
        for (String id : List.of(
                "tell-another-way", "appoint-handler", "act-on-overdue-step", "say-whether-worried", "answer-worry")) {
            assertThat(form(id).html()).allSatisfy(html -> assertThat(
                            TEMPLATE.matcher(html).results().map(found -> found.group(1)))
                    .allMatch(template ->
                            template.matches("/if|/loop|#loop record\\.(notices|overdue|worries)|#loop this\\.tried"
                                    + "|#if this\\.id = parent\\.(noticeId|overdueId)|#if toldOf = .*"
                                    + "|this\\.(to|about|step|due|late|cause|heldBy|text|by|at)|record\\.frontDoor"
                                    + "|(#if |parent\\.)?record\\.reference")));
        }
    }

    private static Form form(String id) {
        return Form.read(FORMS.resolve(id + ".form"));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private record Option(String value, String label) {}

    private record Component(JsonNode json) {

        String type() {
            return text("type");
        }

        String id() {
            return text("id");
        }

        String key() {
            return text("key");
        }

        String label() {
            return text("label") + text("dateLabel") + text("timeLabel");
        }

        boolean isRequired() {
            return validate("required").asBoolean();
        }

        boolean isAlwaysAsked() {
            return json.path("conditional").path("hide").isMissingNode();
        }

        String fold() {
            return json.path("properties").path("fold").asText();
        }

        JsonNode validate(String rule) {
            return json.path("validate").path(rule);
        }

        List<Option> options() {
            return stream(json.path("values"))
                    .map(option -> new Option(
                            option.path("value").asText(), option.path("label").asText()))
                    .toList();
        }

        Optional<String> hide() {
            return Optional.of(json.path("conditional").path("hide").asText().replaceFirst("^=", ""))
                    .filter(condition -> !condition.isBlank());
        }

        /** Labels, help and options, with nothing of what lies inside a group. */
        String ownText() {
            return label() + " " + text("description") + " " + options();
        }

        String text(String name) {
            return json.path(name).asText();
        }

        @Override
        public String toString() {
            return id();
        }
    }

    private static final Set<String> START_FORMS = Set.of(
            "report",
            "state-absence",
            "still-worried",
            "open-again",
            "legal-hold",
            "change-account",
            "change-near-day",
            "low-level-concern",
            "remove-low-level-concern",
            "declare-family",
            "log-awareness");

    private record Form(Path path, JsonNode json, List<Component> components) {

        static Form read(Path path) {
            try {
                JsonNode json = JSON.readTree(path.toFile());
                List<Component> components = new ArrayList<>();
                collect(json, components);
                return new Form(path, json, components);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void collect(JsonNode parent, List<Component> components) {
            parent.path("components").forEach(child -> {
                components.add(new Component(child));
                collect(child, components);
            });
        }

        String id() {
            return json.path("id").asText();
        }

        List<Component> fields() {
            return components.stream()
                    .filter(component -> !WITHOUT_VALUE.contains(component.type()))
                    .toList();
        }

        Component field(String key) {
            return fields().stream()
                    .filter(field -> field.key().equals(key))
                    .findFirst()
                    .orElseThrow();
        }

        List<String> conditions() {
            return components.stream()
                    .flatMap(component -> component.hide().stream())
                    .distinct()
                    .toList();
        }

        List<String> html() {
            return components.stream()
                    .filter(component -> component.type().equals("html"))
                    .map(component -> component.text("content"))
                    .toList();
        }

        /** All that a person reads of the form itself, without markup and templates. */
        List<String> readable() {
            List<String> texts = new ArrayList<>();
            components.forEach(component -> {
                texts.add(component.label());
                texts.add(component.text("description"));
                component.options().forEach(option -> texts.add(option.label()));
            });
            html().forEach(html -> texts.add(html.replaceAll("\\{\\{.*?}}", "")
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("\\s+", " ")));
            return texts;
        }

        /** Every combination of answers, absent ones too, to the fields and facts that a condition reads. */
        List<Map<String, Object>> everyAnswerTo(String condition) {
            Set<String> names = Arrays.stream(condition
                            .replaceAll("\"[^\"]*\"", "")
                            .replace("list contains", "")
                            .split("\\W+"))
                    .filter(word -> !word.isBlank()
                            && !Set.of("and", "or", "true", "false").contains(word))
                    .collect(toSet());
            List<Map<String, Object>> combinations = List.of(Map.of());
            for (String name : names) {
                List<Map<String, Object>> longer = new ArrayList<>();
                for (Map<String, Object> combination : combinations) {
                    for (Object answer : answersTo(name)) {
                        Map<String, Object> one = new HashMap<>(combination);
                        one.put(name, answer);
                        longer.add(one);
                    }
                }
                combinations = longer;
            }
            return combinations;
        }

        private List<Object> answersTo(String name) {
            List<Object> answers = new ArrayList<>();
            Optional<Component> field =
                    fields().stream().filter(one -> one.key().equals(name)).findFirst();
            if (name.equals("agency")) {
                Arrays.stream(Agency.values()).map(Agency::code).forEach(answers::add);
                return answers;
            }
            if (field.isEmpty()) {
                answers.addAll(List.of(true, false));
                return answers;
            }
            List<String> values =
                    field.get().options().stream().map(Option::value).toList();
            if (field.get().type().equals("checkbox")) {
                answers.addAll(List.of(true, false));
            } else if (field.get().type().equals("checklist")) {
                answers.add(List.of());
                values.forEach(value -> answers.add(List.of(value)));
                answers.add(values);
            } else {
                answers.add(null);
                answers.addAll(values);
                if (field.get().json().has("valuesExpression")) {
                    // Beside what comes with the record there is one choice that is always the same.
                    answers.addAll(List.of("another", "one of the record"));
                }
            }
            return answers;
        }

        @Override
        public String toString() {
            return id();
        }
    }
}

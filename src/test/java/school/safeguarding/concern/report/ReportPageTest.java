package school.safeguarding.concern.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.draft.Drafts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.TasklistClient;

/** The report on its own page: the form's rules hold, it is stored once and under the right name, and nothing typed is lost. */
@SchoolTest
class ReportPageTest {

    private final String key = UUID.randomUUID().toString();

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Chronology chronology;

    @Autowired
    private Drafts drafts;

    @Autowired
    private JdbcConnectionDetails database;

    @LocalServerPort
    private int port;

    private TasklistClient teacher;

    @BeforeEach
    void signIn() {
        clock.set(Instant.parse("2026-11-24T08:50:00Z"));
        teacher = new TasklistClient(port).signedIn("teacher");
        drafts.forget(AccountId.of("teacher"), "cse-concern");
    }

    private Map<String, String> report() {
        Map<String, String> report = new LinkedHashMap<>();
        report.put("_for", "teacher");
        report.put("_key", key);
        report.put("immediateDanger", "no");
        report.put("childName", "Robin Madeup");
        report.put("observedOn", "yesterday");
        report.put("observedTime", "8.50");
        report.put("whatHappened", "Robin hid.\r\nThen the bell rang.");
        report.put("aboutWhom", "stranger");
        report.put("toldInPerson", "Nobody yet");
        return report;
    }

    private Map<String, String> with(String key, String value) {
        Map<String, String> report = report();
        report.put(key, value);
        return report;
    }

    private long concerns() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .count();
    }

    private static String sentTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere");
    }

    @Test
    void a_report_is_stored_as_it_was_meant_and_answered_with_its_reference() {
        HttpResponse<String> answer = teacher.fill("/report", report());
        String page = sentTo(answer);
        assertThat(page).matches("/report/CSE-2026-\\d+");
        String reference = page.substring("/report/".length());
        assertThat(chronology.of(Reference.of(reference)).get(0).lines())
                .extracting(Line::key, Line::answer)
                .contains(
                        tuple("observedOn", "23/11/2026"),
                        tuple("observedTime", "08:50"),
                        tuple("whatHappened", "Robin hid.\nThen the bell rang."));
        assertThat(teacher.page(page).body())
                .contains(reference, "Tuesday 24 November 2026, 09:20", "ring 999")
                .doesNotContain("Robin");
    }

    @Test
    void sent_twice_from_one_page_it_is_stored_once_and_answered_alike() {
        String first = sentTo(teacher.fill("/report", report()));
        long stored = concerns();
        assertThat(sentTo(teacher.fill("/report", report()))).isEqualTo(first);
        assertThat(concerns()).isEqualTo(stored);
        assertThat(sentTo(teacher.fill("/report", with("_key", "another-key-of-a-page"))))
                .isNotEqualTo(first);
    }

    /** The answer was lost, and she adds what she remembers before she presses again. */
    @Test
    void what_was_changed_after_it_was_sent_is_not_taken_for_the_same() {
        String first = sentTo(teacher.fill("/report", report()));
        long stored = concerns();
        HttpResponse<String> answer = teacher.fill("/report", with("childWords", "Zebra said so."));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        first.substring("/report/".length()),
                        "What you have changed since is not in it",
                        "Zebra said so.")
                .doesNotContain("value=\"" + key + "\"");
        assertThat(concerns()).isEqualTo(stored);
    }

    @Test
    void every_answer_may_be_as_long_as_the_form_allows_in_any_script() {
        Map<String, String> longest = with("whatHappened", "\u2019\u0634".repeat(10_000));
        for (String text : List.of("childWords", "childDescription", "whoElseKnows")) {
            longest.put(text, "\u2019".repeat(20_000));
        }
        assertThat(teacher.fillFrom("/report", "/report/draft", longest).statusCode())
                .isEqualTo(204);
        assertThat(sentTo(teacher.fill("/report", longest))).startsWith("/report/CSE-");
    }

    @Test
    void a_draft_that_arrives_after_its_report_is_none() {
        teacher.fill("/report", report());
        teacher.fillFrom("/report", "/report/draft", report());
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")).isEmpty();
    }

    @Test
    void today_in_a_draft_is_the_day_on_which_it_was_written() {
        teacher.fillFrom("/report", "/report/draft", with("observedOn", "today"));
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")
                        .orElseThrow()
                        .typed()
                        .get("observedOn"))
                .isEqualTo("2026-11-24");
    }

    @Test
    void what_was_refused_may_be_sent_from_the_same_page() {
        assertThat(teacher.fill("/report", with("childName", "")).statusCode()).isEqualTo(400);
        assertThat(sentTo(teacher.fill("/report", report()))).startsWith("/report/CSE-");
    }

    /** A computer that is shared: the page was opened by one, and another signed in since. */
    @Test
    void it_is_not_stored_under_somebody_elses_name() {
        long before = concerns();
        TasklistClient deputy = new TasklistClient(port).signedIn("deputy");
        HttpResponse<String> answer = deputy.fill("/report", report());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("somebody else has signed in").doesNotContain("Robin");
        assertThat(deputy.fillFrom("/report", "/report/draft", report()).statusCode())
                .isEqualTo(409);
        assertThat(concerns()).isEqualTo(before);
        assertThat(drafts.of(AccountId.of("deputy"), "cse-concern")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "observedOn     | 31/11/2026      | must be a date that exists",
                "observedOn     | 11/24/2026      | must be a date that exists",
                "observedTime   | quarter to nine | must be a time, such as 08:50",
                "childName      | ''              | “Full name of the child” must be filled in",
                "childName      | not known       | “Description of the child” is needed",
                "couldBeHead    | no              | must be empty, since it does not apply",
                "aboutWhom      | somebody        | must be some of the choices shown",
                "whatIsNoField  | text            | field that it does not have",
                "_unknown       | text            | field that it does not have"
            })
    void what_the_form_forbids_is_told_at_its_question_and_what_was_typed_is_still_there(
            String key, String value, String fault) {
        long before = concerns();
        HttpResponse<String> answer = teacher.fill("/report", with(key, value));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Not sent yet", fault, "Then the bell rang.");
        assertThat(concerns()).isEqualTo(before);
    }

    @Test
    void several_children_in_one_field_are_asked_about_once_and_put_on_lines_of_their_own() {
        long before = concerns();
        Map<String, String> report = with("childName", "Cora Example and Dan Example");
        HttpResponse<String> asked = teacher.fill("/report", report);
        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.body())
                .contains(
                        "“Full name of the child” may name more than one child",
                        "value=\"Cora Example and Dan Example\"",
                        "Then the bell rang.",
                        "name=\"_asked\"",
                        "Is it the name of one child?");
        assertThat(concerns()).isEqualTo(before);
        report.put("_asked", "Cora Example and Dan Example");
        report.put("_names", "apart");
        HttpResponse<String> apart = teacher.fill("/report", report);
        assertThat(apart.statusCode()).isEqualTo(400);
        assertThat(apart.body())
                .contains(
                        "Each child now has a line of their own",
                        "value=\"Cora Example\"",
                        "value=\"Dan Example\"",
                        "Then the bell rang.")
                .doesNotContain("name=\"_asked\"");
        Map<String, String> ofTwo = with("childName", "Cora Example");
        ofTwo.put("otherChildrenConcerned", "yes");
        ofTwo.put("furtherChild1Name", "Dan Example");
        assertThat(sentTo(teacher.fill("/report", ofTwo))).startsWith("/report/CSE-");
        assertThat(concerns()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one"})
    void a_name_that_was_asked_about_is_taken_as_it_is_when_it_is_sent_again(String answer) {
        Map<String, String> report = with("childName", "Cora / Dan Example");
        assertThat(teacher.fill("/report", report).statusCode()).isEqualTo(400);
        report.put("_asked", "Cora / Dan Example");
        report.put("_names", answer);
        assertThat(sentTo(teacher.fill("/report", report))).startsWith("/report/CSE-");
        assertThat(sentTo(teacher.fill("/report", with("childName", "Cora / Dan Example"))))
                .as("the same page's report, whose answer was lost")
                .startsWith("/report/CSE-");
    }

    @Test
    void more_children_than_there_are_lines_for_are_not_put_apart_and_what_stands_in_a_line_stays() {
        Map<String, String> report = with("childName", "Ann, Ben, Cora, Dan and Eve Example");
        assertThat(teacher.fill("/report", report).body())
                .contains("report the others after this one", "name=\"_asked\"")
                .doesNotContain("name=\"_names\"");
        report = with("childName", "Ann and Ben Example");
        report.put("otherChildrenConcerned", "yes");
        report.put("furtherChild1Name", "Cora Example");
        report.put("_names", "apart");
        assertThat(teacher.fill("/report", report).body())
                .contains("value=\"Ann\"", "value=\"Cora Example\"", "value=\"Ben Example\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Smith, Cora", "Cora von und zu Example", "Smith-Jones, Cora-Jane"})
    void nobody_is_asked_about_one_childs_name(String name) {
        assertThat(sentTo(teacher.fill("/report", with("childName", name)))).startsWith("/report/CSE-");
    }

    @Test
    void what_came_with_pasted_text_is_neither_kept_nor_given_back() {
        teacher.fillFrom("/report", "/report/draft", with("whatHappened", "\uFEFFRobin\u2028hid.\u000BThen it rang."));
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")
                        .orElseThrow()
                        .typed())
                .containsEntry("whatHappened", "Robin\nhid.\nThen it rang.");
        assertThat(teacher.page("/report").body()).doesNotContain("\uFEFF");
        drafts.keep(AccountId.of("teacher"), "cse-concern", Map.of("childName", "\uFEFFRobin Madeup"));
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")
                        .orElseThrow()
                        .typed())
                .as("from Tasklist")
                .containsEntry("childName", "Robin Madeup");
    }

    @Test
    void what_is_typed_is_kept_for_whoever_typed_it_and_for_nobody_else() throws Exception {
        teacher.fillFrom("/report", "/report/draft", with("whatHappened", "Zebra in the cloakroom"));
        clock.set(Instant.parse("2026-11-24T08:52:00Z"));
        assertThat(teacher.page("/report").body())
                .contains("Zebra in the cloakroom", "Tuesday 24 November 2026, 08:50", "Discard");
        for (String other : List.of("cpo", "head", "deputy")) {
            assertThat(new TasklistClient(port).signedIn(other).page("/report").body())
                    .doesNotContain("Zebra");
        }
        assertThat(new DatabaseSearch(database.getJdbcUrl()).columnsWith("safeguarding", "Zebra"))
                .isEmpty();
    }

    @Test
    void a_draft_goes_with_its_submit_and_after_a_week() {
        teacher.fillFrom("/report", "/report/draft", report());
        teacher.fill("/report", report());
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")).isEmpty();
        teacher.fillFrom("/report", "/report/draft", with("_key", "a-page-opened-later"));
        teacher.fillFrom("/report", "/report/discard", Map.of("_for", "teacher"));
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")).isEmpty();
        teacher.fillFrom("/report", "/report/draft", with("_key", "a-page-opened-later"));
        clock.set(Instant.parse("2026-12-01T08:49:00Z"));
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")).isPresent();
        clock.set(Instant.parse("2026-12-01T08:51:00Z"));
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")).isEmpty();
    }

    @Test
    void a_draft_that_was_left_for_too_long_makes_room_for_the_next() {
        drafts.keep(AccountId.of("teacher"), "cse-concern", Map.of("childName", "Robin Madeup"));
        clock.set(Instant.parse("2026-12-05T08:50:00Z"));
        drafts.keep(AccountId.of("teacher"), "cse-concern", Map.of("childName", "Tilly Madeup"));
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")
                        .orElseThrow()
                        .typed())
                .containsEntry("childName", "Tilly Madeup");
    }

    @Test
    void two_windows_that_keep_at_once_keep_one_draft() {
        IntStream.range(0, 8)
                .parallel()
                .forEach(window ->
                        drafts.keep(AccountId.of("teacher"), "cse-concern", Map.of("childName", "Window " + window)));
        assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")
                        .orElseThrow()
                        .typed()
                        .get("childName"))
                .asString()
                .startsWith("Window ");
    }

    @Test
    void a_second_window_overwrites_nothing_that_it_has_not_seen() {
        assertThat(teacher.page("/report").body()).contains("name=\"_seen\" value=\"0\"");
        HttpResponse<String> first = teacher.fillFrom("/report", "/report/draft", with("_seen", "0"));
        assertThat(first.headers().firstValue("X-Draft-Revision")).contains("1");
        HttpResponse<String> second = teacher.fillFrom("/report", "/report/draft", with("_seen", "0"));
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).isEqualTo("Tuesday 24 November 2026, 08:50");
        assertThat(teacher.page("/report").body()).contains("name=\"_seen\" value=\"1\"");
        assertThat(teacher.fillFrom("/report", "/report/draft", with("_seen", ""))
                        .statusCode())
                .as("to go on here instead")
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it"})
    void whoever_reports_nothing_finds_no_page(String account) {
        TasklistClient it = new TasklistClient(port).signedIn(account);
        assertThat(it.page("/report").statusCode()).isIn(403, 404);
        assertThat(it.post("/report", report()).statusCode()).isIn(403, 404);
    }

    @Test
    void governors_report_too() {
        Map<String, String> report = with("_for", "chair");
        assertThat(sentTo(new TasklistClient(port).signedIn("chair").fill("/report", report)))
                .startsWith("/report/CSE-");
    }

    @Test
    void what_was_sent_is_told_to_its_sender_alone() {
        String page = sentTo(teacher.fill("/report", report()));
        HttpResponse<String> mine = new TasklistClient(port).signedIn("cpo").page(page);
        HttpResponse<String> none = new TasklistClient(port).signedIn("cpo").page("/report/CSE-2026-0000");
        assertThat(mine.statusCode()).isEqualTo(404);
        assertThat(mine.body()).isEqualTo(none.body());
    }

    /** While the school is open nobody asks what may happen before it opens, nor what follows from the answer. */
    @Test
    void what_is_not_asked_now_is_not_on_the_page() {
        assertThat(teacher.page("/report").body())
                .doesNotContain("riskBeforeOpening", "frontDoorRung", "Have you rung?");
        clock.set(Instant.parse("2026-11-24T20:00:00Z"));
        assertThat(new TasklistClient(port).signedIn("teacher").page("/report").body())
                .contains("riskBeforeOpening", "frontDoorRung");
    }

    @Test
    void the_page_holds_no_style_of_its_own_and_runs_scripts_of_ours_only() {
        HttpResponse<String> page = teacher.page("/report");
        assertThat(page.body()).doesNotContain(" style=").doesNotContainPattern(Pattern.compile("<script(?! src=\"/)"));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void signing_in_leads_to_the_page_that_was_asked_for_and_the_next_time_to_the_first_page() {
        TasklistClient somebody = new TasklistClient(port);
        assertThat(sentTo(somebody.page("/report"))).endsWith("/login");
        assertThat(sentTo(somebody.signIn("teacher", "demo"))).isEqualTo("/report");
        assertThat(sentTo(somebody.signIn("teacher", "demo"))).isEqualTo("/");
        TasklistClient other = new TasklistClient(port);
        other.page("/records/CSE-2026-0000");
        assertThat(sentTo(other.signIn("teacher", "demo")))
                .as("an address that names a concern stays in no browser")
                .isEqualTo("/");
    }
}

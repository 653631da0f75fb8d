package school.safeguarding.draft;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** What is typed into Tasklist's forms and not sent: kept for whoever typed it, given back at once, gone with the submit. */
@SchoolTest
class DraftsOfTasklistTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String START = "/camunda/api/draft/start/cse-concern";
    private static final String START_FORM = "/process-definition/key/cse-concern/deployed-start-form";
    private static final String SUBMIT = "/process-definition/key/cse-concern/submit-form";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient rows;

    @Autowired
    private Drafts drafts;

    @Autowired
    private JdbcConnectionDetails database;

    @LocalServerPort
    private int port;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Story concern;
    private String task;
    private TasklistClient cpo;
    private TasklistClient teacher;

    @BeforeEach
    void report() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        clock.set(Instant.parse("2026-11-24T08:52:00Z"));
        task = concern.task("userTask_reviewConcern").getId();
        cpo = as("cpo");
        teacher = as("teacher");
        rows.sql("UPDATE safeguarding.draft SET content = NULL").update();
    }

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
        assertThat(log.list).as("whatever was typed").noneMatch(event -> event.getFormattedMessage()
                .contains("Zebra"));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private TasklistClient as(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    private String draftOfStep() {
        return "/camunda/api/draft/task/" + task;
    }

    private static HttpResponse<String> keep(TasklistClient person, String path, Object... keysAndValues) {
        return keepAfter(null, person, path, keysAndValues);
    }

    private static HttpResponse<String> keepAfter(
            Integer seen, TasklistClient person, String path, Object... keysAndValues) {
        Map<String, Object> typed = new HashMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            typed.put((String) keysAndValues[at], keysAndValues[at + 1]);
        }
        Map<String, Object> body = new HashMap<>();
        body.put("typed", typed);
        body.put("seen", seen);
        try {
            return person.call("POST", path, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode variables(TasklistClient person) throws JsonProcessingException {
        return JSON.readTree(
                person.engine("GET", "/task/" + task + "/form-variables", null).body());
    }

    private JsonNode field(TasklistClient person, String key) throws JsonProcessingException {
        JsonNode form = JSON.readTree(person.engine("GET", START_FORM, null).body());
        return form.findParents("key").stream()
                .filter(one -> one.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_step_opens_with_what_was_typed_before_whatever_else_would_be_filled_in() throws Exception {
        assertThat(variables(cpo).at("/childConfirmedName/value").asText()).isEqualTo("Robin Madeup");
        HttpResponse<String> kept = keep(
                cpo,
                draftOfStep(),
                "childConfirmedName",
                "Robin Otherwise",
                "reviewNotes",
                "Zebra in the\ncloakroom",
                "indicator_disclosure",
                "yes",
                "childWordsDay",
                "2026-11-23");
        assertThat(kept.statusCode()).isEqualTo(204);
        assertThat(kept.headers().firstValue("X-Draft-Revision")).contains("1");
        clock.set(Instant.parse("2026-11-24T09:30:00Z"));
        JsonNode opened = variables(cpo);
        assertThat(opened.at("/childConfirmedName/value").asText()).isEqualTo("Robin Otherwise");
        assertThat(opened.at("/reviewNotes/value").asText()).isEqualTo("Zebra in the\ncloakroom");
        assertThat(opened.at("/indicator_disclosure/value").asText())
                .as("a sign of harm is filled in from one's own draft alone")
                .isEqualTo("yes");
        HttpResponse<String> answer = cpo.engine("GET", "/task/" + task + "/form-variables", null);
        assertThat(answer.headers().firstValue("X-Draft-Began")).contains("at 08:52");
        assertThat(answer.headers().firstValue("X-Draft-Revision")).contains("1");
    }

    @Test
    void what_was_emptied_stays_empty() throws Exception {
        keep(cpo, draftOfStep(), "childConfirmedName", null);
        assertThat(variables(cpo).at("/childConfirmedName/value").isNull()).isTrue();
    }

    @Test
    void a_start_form_opens_with_what_was_typed_before_in_tasklist_and_on_the_page() throws Exception {
        keep(
                teacher,
                START,
                "childName",
                "Robin Madeup",
                "whatHappened",
                "Zebra in the\ncloakroom",
                "observedOn",
                "2026-11-23",
                "observedTime",
                "08:50",
                "aboutWhom",
                List.of("stranger"),
                "immediateDanger",
                "no");
        assertThat(field(teacher, "whatHappened").path("defaultValue").asText()).isEqualTo("Zebra in the\ncloakroom");
        assertThat(field(teacher, "observedOn").path("defaultValue").asText()).isEqualTo("2026-11-23");
        assertThat(field(teacher, "immediateDanger").path("defaultValue").asText())
                .isEqualTo("no");
        assertThat(field(teacher, "aboutWhom").path("defaultValue").toString()).isEqualTo("[\"stranger\"]");
        assertThat(teacher.page("/report").body())
                .contains("Zebra in the", "value=\"23/11/2026\"", "value=\"08:50\"", "Tuesday 24 November 2026, 08:52");
        assertThat(teacher.engine("GET", START_FORM, null).headers().firstValue("X-Draft-Began"))
                .contains("at 08:52");
    }

    @Test
    void a_day_that_was_typed_on_the_page_and_is_none_is_left_out_in_tasklist() throws Exception {
        teacher.fillFrom("/report", "/report/draft", Map.of("_for", "teacher", "observedOn", "31/11/2026"));
        assertThat(field(teacher, "observedOn").has("defaultValue")).isFalse();
        assertThat(teacher.page("/report").body()).contains("31/11/2026");
    }

    @Test
    void nobody_else_is_given_it_and_nobody_can_read_it_in_the_database() throws Exception {
        keep(cpo, draftOfStep(), "reviewNotes", "Zebra in the cloakroom");
        keep(teacher, START, "whatHappened", "Zebra in the cloakroom");
        for (String other : List.of("deputy", "head", "it")) {
            assertThat(as(other)
                            .engine("GET", "/task/" + task + "/form-variables", null)
                            .body())
                    .doesNotContain("Zebra");
            assertThat(as(other).engine("GET", START_FORM, null).body()).doesNotContain("Zebra");
            assertThat(keep(as(other), draftOfStep(), "reviewNotes", "x").statusCode())
                    .isEqualTo(404);
        }
        assertThat(keep(as("it"), START, "whatHappened", "x").statusCode()).isEqualTo(404);
        assertThat(new TasklistClient(port).call("POST", START, "{}").statusCode())
                .isEqualTo(401);
        DatabaseSearch search = new DatabaseSearch(database.getJdbcUrl());
        assertThat(search.columnsWith("safeguarding", "Zebra")).isEmpty();
        assertThat(search.columnsWith("engine", "Zebra")).isEmpty();
    }

    @Test
    void it_goes_with_the_submit_and_stays_with_a_refusal() throws Exception {
        String key = UUID.randomUUID().toString();
        keep(teacher, START, "childName", "Robin Madeup");
        teacher.with("X-Form-Key", key);
        teacher.engine("POST", SUBMIT, TasklistClient.body(Answers.report().with("childName", "")));
        assertThat(field(teacher, "childName").path("defaultValue").asText()).isEqualTo("Robin Madeup");
        teacher.engine("POST", SUBMIT, TasklistClient.body(Answers.report()));
        assertThat(field(teacher, "childName").has("defaultValue")).isFalse();
        assertThat(keep(teacher, START, "childName", "Robin Madeup").statusCode())
                .as("what was on its way while the form was sent")
                .isEqualTo(204);
        assertThat(field(teacher, "childName").has("defaultValue")).isFalse();
    }

    @Test
    void a_steps_draft_goes_with_its_submit_and_whose_it_was_remains() {
        keep(cpo, draftOfStep(), "reviewNotes", "Zebra in the cloakroom");
        cpo.with("X-Form-Key", UUID.randomUUID().toString());
        assertThat(cpo.engine("POST", "/task/" + task + "/submit-form", TasklistClient.body(Answers.review()))
                        .statusCode())
                .isEqualTo(204);
        Map<String, Object> left = rows.sql("SELECT account, reference, content FROM safeguarding.draft WHERE form = ?")
                .param(task)
                .query()
                .singleRow();
        assertThat(left)
                .containsEntry("account", "cpo")
                .containsEntry("reference", concern.reference())
                .containsEntry("content", null);
    }

    @Test
    void it_is_discarded_and_begun_again() throws Exception {
        keep(cpo, draftOfStep(), "reviewNotes", "Zebra in the cloakroom");
        assertThat(cpo.call("POST", draftOfStep() + "/discard", "{}").statusCode())
                .isEqualTo(204);
        assertThat(variables(cpo).has("reviewNotes")).isFalse();
        HttpResponse<String> kept = keepAfter(1, cpo, draftOfStep(), "reviewNotes", "Again");
        assertThat(kept.headers().firstValue("X-Draft-Revision")).contains("1");
    }

    /** Its author is told otherwise, each day, that a report is not sent. */
    @Test
    void a_start_form_whose_words_were_all_deleted_is_no_draft() {
        assertThat(revisionOf(keepAfter(0, teacher, START, "whatHappened", "", "aboutWhom", List.of())))
                .isEqualTo("0");
        assertThat(revisionOf(keepAfter(0, teacher, START, "whatHappened", "Zebra")))
                .isEqualTo("1");
        clock.set(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(drafts.untouchedFor(Duration.ofHours(1), "cse-concern")).containsOnlyKeys(AccountId.of("teacher"));
        HttpResponse<String> emptied =
                keepAfter(1, teacher, START, "whatHappened", " ", "childName", null, "aboutWhom", List.of());
        assertThat(revisionOf(emptied)).isEqualTo("0");
        clock.set(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(drafts.untouchedFor(Duration.ofHours(1), "cse-concern")).isEmpty();
        assertThat(teacher.page("/drafts").body()).contains("nothing that you began");
        assertThat(revisionOf(keepAfter(0, teacher, START, "whatHappened", "Zebra")))
                .isEqualTo("1");
    }

    @Test
    void a_window_that_has_not_seen_the_last_words_discards_none() throws Exception {
        keepAfter(0, teacher, START, "whatHappened", "Here");
        assertThat(keepAfter(0, teacher, START, "whatHappened", "").statusCode())
                .isEqualTo(409);
        assertThat(field(teacher, "whatHappened").path("defaultValue").asText()).isEqualTo("Here");
    }

    private static String revisionOf(HttpResponse<String> kept) {
        return kept.headers().firstValue("X-Draft-Revision").orElse("none");
    }

    @Test
    void a_second_window_overwrites_nothing_that_it_has_not_seen() throws Exception {
        assertThat(keepAfter(0, cpo, draftOfStep(), "reviewNotes", "First").statusCode())
                .isEqualTo(204);
        HttpResponse<String> second = keepAfter(0, cpo, draftOfStep(), "reviewNotes", "Second");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("OtherWindow", "in another window too", "Tuesday 24 November 2026, 08:52");
        assertThat(variables(cpo).at("/reviewNotes/value").asText()).isEqualTo("First");
        assertThat(keepAfter(1, cpo, draftOfStep(), "reviewNotes", "Third")
                        .headers()
                        .firstValue("X-Draft-Revision"))
                .contains("2");
        assertThat(keep(cpo, draftOfStep(), "reviewNotes", "Here").statusCode()).isEqualTo(204);
        assertThat(variables(cpo).at("/reviewNotes/value").asText()).isEqualTo("Here");
    }

    /** Each of them is let through, since the id of a definition begins with its key. */
    @Test
    void a_start_form_has_one_draft_however_its_process_is_named() throws Exception {
        keep(teacher, START, "whatHappened", "First");
        assertThat(keep(teacher, START + ":1", "whatHappened", "Second")
                        .headers()
                        .firstValue("X-Draft-Revision"))
                .contains("2");
        keep(teacher, START + ":2:x", "whatHappened", "Zebra in the cloakroom");
        assertThat(field(teacher, "whatHappened").path("defaultValue").asText()).isEqualTo("Zebra in the cloakroom");
        assertThat(teacher.call("POST", START + ":3/discard", "{}").statusCode())
                .isEqualTo(204);
        assertThat(field(teacher, "whatHappened").has("defaultValue")).isFalse();
    }

    @Test
    void whoever_has_begun_fifty_steps_begins_no_other_and_reports_nevertheless() {
        begunSteps(49);
        assertThat(keep(cpo, draftOfStep(), "reviewNotes", "First").statusCode())
                .isEqualTo(204);
        begunSteps(1);
        assertThat(keep(cpo, draftOfStep(), "reviewNotes", "Second").statusCode())
                .as("one of the fifty")
                .isEqualTo(204);
        cpo.call("POST", draftOfStep() + "/discard", "{}");
        assertThat(keep(cpo, START, "whatHappened", "Here").statusCode()).isEqualTo(204);
        HttpResponse<String> refused = keep(cpo, draftOfStep(), "reviewNotes", "Third");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("TooManyDrafts", "too many forms that are not sent yet");
    }

    private void begunSteps(int number) {
        for (int step = 0; step < number; step++) {
            rows.sql("INSERT INTO safeguarding.draft (id, account, form, began_at, kept_at, content)"
                            + " SELECT gen_random_uuid(), 'cpo', gen_random_uuid()::text, :now, :now, 'sealed'")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    @Test
    void nothing_is_kept_of_what_a_page_of_somebody_elses_sends() throws Exception {
        TasklistClient shared = as("deputy").with("X-Form-For", "teacher");
        assertThat(keep(shared, START, "whatHappened", "Zebra in the cloakroom").statusCode())
                .isEqualTo(409);
        assertThat(field(as("deputy"), "whatHappened").has("defaultValue")).isFalse();
        assertThat(field(teacher, "whatHappened").has("defaultValue")).isFalse();
    }

    /** A page from elsewhere could send a form with the session's cookie, and not the token beside it. */
    @Test
    void it_is_not_kept_for_a_page_from_elsewhere() throws Exception {
        HttpResponse<String> answer = teacher.with("X-XSRF-TOKEN", "guessed").call("POST", START, "{\"typed\":{}}");
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "{\"typed\":{\"childName\":\"Zebra",
                "{\"typed\":Zebra}",
                "{\"typed\":3}",
                "{\"typed\":{\"childName\":{\"a\":1}},\"seen\":\"x\"}",
                "{"
            })
    void what_is_no_draft_is_refused_in_our_words(String json) throws Exception {
        HttpResponse<String> answer = teacher.call("POST", START, json);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception", "java.").contains("cannot be understood");
        assertThat(field(teacher, "childName").has("defaultValue")).isFalse();
    }

    /** It is done, or somebody else's, and what its author wrote is not lost with it. */
    @Test
    void what_was_written_for_a_step_that_is_gone_is_read_by_its_author_for_a_week() {
        keep(cpo, draftOfStep(), "reviewNotes", "Zebra in the cloakroom", "learningDisability", "unknown");
        assertThat(cpo.page("/drafts").body())
                .contains("Review concern", "/camunda/app/tasklist/default/#/?task=" + task)
                .doesNotContain("Zebra");
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        assertThat(cpo.page("/drafts").body()).contains("Zebra in the cloakroom", "has gone to somebody else");
        for (String other : List.of("deputy", "head", "it")) {
            assertThat(as(other).page("/drafts").body())
                    .contains("nothing that you began")
                    .doesNotContain("Zebra");
        }
        clock.set(Instant.parse("2026-12-01T08:53:00Z"));
        assertThat(as("cpo").page("/drafts").body()).doesNotContain("Zebra", "Review concern");
    }

    @Test
    void what_was_written_is_shut_for_whoever_is_excluded_since() {
        keep(cpo, draftOfStep(), "reviewNotes", "Zebra in the cloakroom");
        concern.does("cpo", "userTask_reviewConcern", Answers.stepOut());
        assertThat(cpo.page("/drafts").body()).doesNotContain("Zebra", "Review concern", concern.reference());
    }

    /** Whether it is listed would tell who is excluded from the concern whose reference they typed. */
    @Test
    void of_a_start_form_its_page_says_nothing_that_was_typed() {
        keep(
                cpo,
                "/camunda/api/draft/start/open-again",
                "concernReference",
                concern.reference(),
                "openAgainReason",
                "Zebra in the cloakroom");
        String before = cpo.page("/drafts").body();
        assertThat(before).contains("?processStart=open-again").doesNotContain("Zebra", concern.reference());
        concern.does("cpo", "userTask_reviewConcern", Answers.stepOut());
        assertThat(cpo.page("/drafts").body())
                .contains("?processStart=open-again")
                .doesNotContain("Zebra", concern.reference());
    }

    @Test
    void it_is_discarded_on_its_page_by_its_author_alone() {
        keep(cpo, draftOfStep(), "reviewNotes", "Zebra in the cloakroom");
        as("deputy").fillFrom("/drafts", "/drafts/discard", Map.of("form", task));
        assertThat(cpo.page("/drafts").body()).contains("Review concern");
        cpo.fillFrom("/drafts", "/drafts/discard", Map.of("form", task));
        assertThat(cpo.page("/drafts").body()).doesNotContain("Review concern");
    }

    @Test
    void after_a_session_that_ended_signing_in_leads_back_to_what_was_being_typed() {
        keep(cpo, draftOfStep(), "reviewNotes", "Zebra in the cloakroom");
        TasklistClient again = new TasklistClient(port);
        again.page("/login?ended");
        assertThat(sentTo(again.signIn("cpo", "demo"))).isEqualTo("/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(sentTo(again.signIn("cpo", "demo"))).as("once").isEqualTo("/");
        TasklistClient next = new TasklistClient(port);
        next.page("/login?ended");
        assertThat(sentTo(next.signIn("deputy", "demo")))
                .as("whoever else signs in on that computer")
                .isEqualTo("/");
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        TasklistClient later = new TasklistClient(port);
        later.page("/login?ended");
        assertThat(sentTo(later.signIn("cpo", "demo"))).isEqualTo("/drafts");
    }

    private static String sentTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere");
    }
}

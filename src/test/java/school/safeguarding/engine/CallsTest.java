package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** Who may call what, and what a refusal says, over HTTP. */
@SchoolTest
class CallsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String NO_LONGER_OPEN =
            "This step is no longer open to you: somebody else may have completed it already.";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    private Story concern;
    private String taskId;

    @BeforeEach
    void report() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        taskId = concern.task("userTask_reviewConcern").getId();
    }

    private TasklistClient as(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertInOurWords(answer);
    }

    private static void assertInOurWords(HttpResponse<String> answer) {
        assertThat(answer.body())
                .doesNotContainIgnoringCase("camunda", "ENGINE-", "Exception", "org.", "java.", "\tat ");
    }

    private long entries() {
        return database.sql("SELECT count(*) FROM safeguarding.entry")
                .query(Long.class)
                .single();
    }

    @Test
    void a_wrong_password_and_an_unknown_account_are_told_apart_by_nobody() {
        HttpResponse<String> wrong = new TasklistClient(port).signIn("cpo", "wrong");
        HttpResponse<String> unknown = new TasklistClient(port).signIn("nobody-of-that-name", "demo");
        assertThat(wrong.statusCode()).isEqualTo(302).isEqualTo(unknown.statusCode());
        assertThat(wrong.headers().firstValue("Location"))
                .contains("/login?failed")
                .isEqualTo(unknown.headers().firstValue("Location"));
        assertInOurWords(wrong);
    }

    @Test
    void a_report_is_accepted_over_http_and_the_reporter_sees_nothing_of_it_afterwards() {
        TasklistClient teacher = as("teacher");
        HttpResponse<String> accepted = teacher.engine(
                "POST", "/process-definition/key/cse-concern/submit-form", TasklistClient.body(Answers.report()));
        assertThat(accepted.statusCode()).isEqualTo(200);
        // Whatever else this teacher reported before, they are asked of their own reports only, once those are
        // reviewed.
        assertThat(steps(teacher)).isSubsetOf("userTask_sayWhetherWorried");
        assertThat(teacher.engine("GET", "/filter", null).body())
                .contains("\"name\":\"Your reports\"")
                .doesNotContain("To do now", "Open concerns", "Overdue");
    }

    private static Set<String> steps(TasklistClient person) {
        Matcher steps = Pattern.compile("\"taskDefinitionKey\":\"(\\w+)\"")
                .matcher(person.engine("GET", "/task", null).body());
        return steps.results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cse-concern", "still-worried"})
    void a_start_form_says_whom_to_ring_and_keeps_no_place_unfilled(String process) {
        HttpResponse<String> form =
                as("teacher").engine("GET", "/process-definition/key/" + process + "/deployed-start-form", null);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains("0100 000 000").doesNotContain("[[");
    }

    /** Nothing else of the form is missing: the question is put where nobody reads it the same day, and not at 8:50. */
    @Test
    void whether_a_child_could_be_at_risk_before_the_opening_is_asked_while_the_school_is_closed() {
        concern.at("2026-11-24", "10:00");
        String open = reportForm();
        concern.at("2026-11-24", "22:00");
        String closed = reportForm();
        assertThat(closed).contains("\"riskBeforeOpening\"", "\"frontDoorRung\"");
        assertThat(open).doesNotContain("\"riskBeforeOpening\"").contains("\"frontDoorRung\"", "\"whatHappened\"");
    }

    private String reportForm() {
        return as("teacher")
                .engine("GET", "/process-definition/key/cse-concern/deployed-start-form", null)
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "deputy", "head", "chair", "governor", "it"})
    void nobody_but_the_handler_learns_of_the_handlers_step(String person) {
        TasklistClient client = as(person);
        assertThat(client.engine("GET", "/task", null).body()).doesNotContain(concern.reference());
        for (String call : List.of("", "/form", "/deployed-form", "/form-variables")) {
            HttpResponse<String> theirs = client.engine("GET", "/task/" + taskId + call, null);
            HttpResponse<String> none = client.engine("GET", "/task/" + UUID.randomUUID() + call, null);
            assertRefused(theirs);
            assertThat(theirs.statusCode()).as(call).isEqualTo(none.statusCode());
            assertThat(theirs.body()).as(call).isEqualTo(none.body());
        }
        HttpResponse<String> submitted =
                client.engine("POST", "/task/" + taskId + "/submit-form", TasklistClient.body(Answers.review()));
        assertThat(submitted.statusCode()).isEqualTo(404);
        assertThat(submitted.body()).contains(NO_LONGER_OPEN);
        assertThat(concern.openSteps()).contains("userTask_reviewConcern");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /task/{id}/complete, {}",
        "POST, /task/{id}/resolve, {}",
        "POST, /task/{id}/delegate, {}",
        "POST, /task/{id}/assignee, {}",
        "PUT, /task/{id}, {}",
        "DELETE, /task/{id},",
        "POST, /task/create, {}",
        "POST, /task/{id}/comment/create, {}",
        "GET, /task/{id}/comment,",
        "GET, /task/{id}/variables,",
        "PUT, /task/{id}/variables/x, {}",
        "PUT, /task/{id}/localVariables/x, {}",
        "POST, /task/{id}/identity-links, {}",
        "POST, /task/{id}/attachment/create, {}",
        "POST, /task/{id}/bpmnError, {}",
        "POST, /process-definition/key/cse-concern/start, {}",
        "POST, /process-definition/key/notice/start, {}",
        "POST, /process-instance, {}",
        "GET, /process-instance,",
        "GET, /variable-instance,",
        "GET, /history/variable-instance,",
        "GET, /history/process-instance,",
        "GET, /history/user-operation,",
        "POST, /message, {}",
        "POST, /signal, {}",
        "POST, /deployment/create, {}",
        "GET, /deployment,",
        "POST, /filter/create, {}",
        "GET, /user,",
        "GET, /group,",
        "GET, /authorization,",
        "GET, /job,",
        "GET, /batch,",
        "GET, /metrics,",
        "GET, /version,",
        "GET, /schema/log,"
    })
    void calls_that_bypass_a_form_or_have_no_use_here_do_not_exist(String method, String path, String json) {
        HttpResponse<String> answer = as("cpo").engine(method, path.replace("{id}", taskId), json);
        assertThat(answer.statusCode()).isIn(403, 404);
        assertInOurWords(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/admin/default/setup/",
                "/camunda/app/admin/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/welcome/default/",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count",
                "/engine-rest/task",
                "/camunda/app/tasklist/../cockpit/default/",
                "/camunda;x=y/api/engine/engine/default/history/process-instance",
                "/camunda/api/engine/engine/default/task/..;/history/task",
                "//camunda/api/engine/engine/default/history/task",
                "/camunda/api/engine/engine/default/history%2Ftask",
                "/Camunda/api/engine/engine/default/history/task",
                "/actuator",
                "/error"
            })
    void no_other_page_or_door_opens(String path) {
        HttpResponse<String> answer = as("it").call("GET", path, null);
        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("Exception", "ENGINE-");
    }

    @Test
    void a_report_with_a_fault_is_refused_by_its_label_and_nothing_is_stored() {
        long before = entries();
        HttpResponse<String> answer = as("teacher")
                .engine(
                        "POST",
                        "/process-definition/key/cse-concern/submit-form",
                        TasklistClient.body(
                                Answers.report().with("childName", null, "whatHappened", "Markerofrefusal")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("“Full name of the child” must be filled in")
                .doesNotContain("Markerofrefusal");
        assertInOurWords(answer);
        assertThat(entries()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"variables\":{\"reference\":{\"value\":\"CSE-2026-0001\"}}}",
                "{\"variables\":{\"isCountersigned\":{\"value\":true}}}",
                "{\"variables\":{\"childName\":{\"value\":{\"a\":1}}}}",
                "{\"variables\":{\"childName\":{\"type\":\"Object\",\"value\":\"x\",\"valueInfo\":"
                        + "{\"objectTypeName\":\"java.lang.String\",\"serializationDataFormat\":\"application/json\"}}}}",
                "{\"variables\":{\"childName\":{\"type\":\"File\",\"value\":\"eA==\",\"valueInfo\":{\"filename\":\"x\"}}}}",
                "{\"variables\":",
                "[]",
                "null",
                "{\"variables\":{\"childName\":{\"type\":\"Nonsense\",\"value\":\"x\"}}}"
            })
    void a_hostile_submission_is_refused_in_our_words(String json) {
        long before = entries();
        HttpResponse<String> answer =
                as("teacher").engine("POST", "/process-definition/key/cse-concern/submit-form", json);
        assertRefused(answer);
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void a_reference_sent_with_the_report_is_refused() {
        String json = TasklistClient.body(Answers.report()).replaceFirst("\\{", "{\"businessKey\":\"CSE-2026-0001\",");
        HttpResponse<String> answer =
                as("teacher").engine("POST", "/process-definition/key/cse-concern/submit-form", json);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("A reference is given when a report is accepted");
    }

    @Test
    void a_step_that_is_done_or_was_never_there_says_that_it_is_no_longer_open() {
        TasklistClient cpo = as("cpo");
        cpo.engine("POST", "/task/" + taskId + "/claim", "{\"userId\":\"cpo\"}");
        String review = TasklistClient.body(Answers.review());
        assertThat(cpo.engine("POST", "/task/" + taskId + "/submit-form", review)
                        .statusCode())
                .isIn(200, 204);
        for (String id : List.of(taskId, UUID.randomUUID().toString())) {
            HttpResponse<String> late = cpo.engine("POST", "/task/" + id + "/submit-form", review);
            assertThat(late.statusCode()).isEqualTo(404);
            assertThat(late.body()).contains(NO_LONGER_OPEN);
        }
    }

    /** "Low" from before a disclosure must not stand there ticked. */
    @Test
    void a_decision_that_is_made_again_begins_with_nothing_ticked() throws Exception {
        Story again = new Story(engine, clock)
                .reported(Answers.report().with("whatHappened", "Robin hid again."))
                .passSavePoints()
                .does("cpo", "userTask_reviewConcern", Answers.review())
                .does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-01"))
                .does(
                        "cpo",
                        "userTask_addToRecord",
                        Answers.addition("new-information").with("harmPossible", "yes"))
                .does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
        assertThat(again.fact("decidedLevel")).as("what the engine holds").isEqualTo("LOW");
        JsonNode form = JSON.readTree(as("cpo")
                .engine(
                        "GET",
                        "/task/" + again.task("userTask_decideResponse").getId()
                                + "/form-variables?deserializeValues=false",
                        null)
                .body());
        for (String question : List.of("decidedLevel", "response", "monitorOn")) {
            assertThat(form.path(question).path("value").isNull()).as(question).isTrue();
        }
    }

    @Test
    void the_handler_sees_the_step_its_form_and_the_record() {
        TasklistClient cpo = as("cpo");
        assertThat(cpo.engine("GET", "/task", null).body()).contains("Review concern · " + concern.reference());
        assertThat(cpo.engine("GET", "/task/" + taskId + "/deployed-form", null).statusCode())
                .isEqualTo(200);
        HttpResponse<String> variables =
                cpo.engine("GET", "/task/" + taskId + "/form-variables?deserializeValues=false", null);
        assertThat(variables.body()).contains("Robin hid when the bell rang.");
        assertThat(variables.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\":\"${1+1}\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"${\\\"cpo\\\"}\"}]}",
                "{\"orQueries\":[{\"assignee\":\"cpo\"}]}",
                "{\"processVariables\":[{\"name\":\"handlerRole\",\"operator\":\"eq\",\"value\":\"cpo\"}]}",
                "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":"
                        + "{\"variable\":\"decidedLevel\",\"type\":\"String\"}}]}",
                "nonsense"
            })
    void a_list_is_not_asked_by_code_or_by_variables(String query) {
        TasklistClient cpo = as("cpo");
        String filter = engine.getFilterService()
                .createFilterQuery()
                .filterName("Mine")
                .singleResult()
                .getId();
        for (String path :
                List.of("/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
            HttpResponse<String> answer = cpo.engine("POST", path, query);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertInOurWords(answer);
        }
        assertRefused(cpo.engine("GET", "/task?assigneeExpression=%24%7B1%2B1%7D", null));
        assertRefused(cpo.engine("GET", "/task?processVariables=handlerRole_eq_cpo", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-16", "ISO-8859-1"})
    void a_query_in_an_encoding_in_which_it_could_say_something_else_is_refused(String charset) {
        TasklistClient cpo = as("cpo").with("Content-Type", "application/json;charset=" + charset);
        assertThat(cpo.engine("POST", "/task", "{}").statusCode()).isEqualTo(400);
        assertThat(as("cpo")
                        .engine("POST", "/task", "{} {\"processVariables\":[]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_list_is_sorted_as_tasklist_asks_for_it() {
        String filter = engine.getFilterService()
                .createFilterQuery()
                .filterName("Mine")
                .singleResult()
                .getId();
        HttpResponse<String> answer = as("cpo")
                .engine(
                        "POST",
                        "/filter/" + filter + "/list?firstResult=0&maxResults=15",
                        "{\"processVariables\":[],\"orQueries\":[],"
                                + "\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void a_step_is_taken_for_oneself_handed_back_by_oneself_and_given_to_nobody() {
        TasklistClient cpo = as("cpo");
        assertRefused(cpo.engine("POST", "/task/" + taskId + "/claim", "{\"userId\":\"teacher\"}"));
        assertThat(cpo.engine("POST", "/task/" + taskId + "/claim", "{\"userId\":\"cpo\"}")
                        .statusCode())
                .isEqualTo(204);
        assertRefused(as("deputy").engine("POST", "/task/" + taskId + "/unclaim", "{}"));
        assertThat(cpo.engine("POST", "/task/" + taskId + "/unclaim", "{}").statusCode())
                .isEqualTo(204);
        assertThat(concern.task("userTask_reviewConcern").getAssignee()).isNull();
    }

    /** Otherwise the page stays empty: none of its scripts may run. */
    @Test
    void the_scripts_of_tasklist_may_run_however_many_open_it_at_once() {
        TasklistClient cpo = as("cpo");
        List<String> answers = IntStream.range(0, 60)
                .parallel()
                .mapToObj(time -> cpo.page(TasklistClient.TASKLIST))
                .map(CallsTest::nonces)
                .toList();
        assertThat(answers).hasSize(60).doesNotHaveDuplicates().allMatch(nonces -> nonces.matches("(\\S+)( \\1)+"));
    }

    /** What the header allows, then what each script of the page bears. */
    private static String nonces(HttpResponse<String> answer) {
        String header = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        return Pattern.compile("nonce[-=]\"?([\\w-]+)")
                .matcher(header + answer.body())
                .results()
                .map(nonce -> nonce.group(1))
                .collect(Collectors.joining(" "));
    }

    /** A class apart would be ten times or a hundred; the machine's own noise is the same for both, taken in turn. */
    @ParameterizedTest
    @CsvSource({"GET, ''", "GET, /form-variables", "POST, /submit-form"})
    void what_is_somebody_elses_takes_as_long_as_what_is_not_there(String method, String call) {
        TasklistClient teacher = as("teacher");
        String body = method.equals("POST") ? TasklistClient.body(Answers.review()) : null;
        List<Long> theirs = new ArrayList<>();
        List<Long> nobodys = new ArrayList<>();
        for (int round = 0; round < 30; round++) {
            theirs.add(nanosOf(() -> teacher.engine(method, "/task/" + taskId + call, body)));
            nobodys.add(nanosOf(() -> teacher.engine(method, "/task/" + UUID.randomUUID() + call, body)));
        }
        assertThat((double) median(theirs) / median(nobodys)).isBetween(1 / 3.0, 3.0);
    }

    private static long nanosOf(Runnable call) {
        long begin = System.nanoTime();
        call.run();
        return System.nanoTime() - begin;
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    /** As a slip in the engine's grants would do, or an administrator's hand. */
    @ParameterizedTest
    @ValueSource(strings = {"teacher", "it"})
    void whoever_the_engine_lets_in_by_mistake_is_still_refused_by_the_use_case_and_the_record(String person) {
        Story another = new Story(engine, clock)
                .reportedBy("deputy", Answers.report().with("whatHappened", "Robin hid again."))
                .passSavePoints();
        String step = another.task("userTask_reviewConcern").getId();
        engine.getTaskService().addCandidateUser(step, person);
        TasklistClient client = as(person);
        assertThat(client.engine("GET", "/task/" + step, null).statusCode()).isEqualTo(200);
        assertThat(client.engine("GET", "/task/" + step + "/form-variables?deserializeValues=false", null)
                        .body())
                .doesNotContain("Robin");
        HttpResponse<String> refused =
                client.engine("POST", "/task/" + step + "/submit-form", TasklistClient.body(Answers.review()));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(NO_LONGER_OPEN);
        assertThat(another.openSteps()).contains("userTask_reviewConcern");
    }

    @Test
    void a_step_that_somebody_else_has_taken_says_so_plainly() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        String countersign = concern.task("userTask_countersignResponse").getId();
        as("head").engine("POST", "/task/" + countersign + "/claim", "{\"userId\":\"head\"}");
        HttpResponse<String> late =
                as("deputy").engine("POST", "/task/" + countersign + "/claim", "{\"userId\":\"deputy\"}");
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).contains(NO_LONGER_OPEN);
    }
}

package school.safeguarding.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** An answer may be lost on its way: a form that is sent again is stored once, and by nobody but whom it says. */
@SchoolTest
class SentOnceTest {

    private static final String REPORT = "/process-definition/key/cse-concern/submit-form";

    private final String key = UUID.randomUUID().toString();

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient rows;

    @Autowired
    private Chronology chronology;

    @LocalServerPort
    private int port;

    @BeforeEach
    void inTheMorning() {
        clock.set(Instant.parse("2026-11-24T08:50:00Z"));
    }

    private TasklistClient with(String person, String formKey) {
        return new TasklistClient(port).signedIn(person).with("X-Form-Key", formKey);
    }

    private static String report() {
        return TasklistClient.body(Answers.report());
    }

    private long concerns() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .count();
    }

    private long entries() {
        return rows.sql("SELECT count(*) FROM safeguarding.entry")
                .query(Long.class)
                .single();
    }

    @Test
    void a_start_form_that_is_sent_again_is_stored_once_and_answered_alike() {
        TasklistClient teacher = with("teacher", key);
        HttpResponse<String> first = teacher.engine("POST", REPORT, report());
        assertThat(first.statusCode()).isEqualTo(200);
        long stored = concerns();
        HttpResponse<String> second = teacher.engine("POST", REPORT, report());
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(concerns()).isEqualTo(stored);
    }

    /** The step is nobody's any more when it comes the second time. */
    @Test
    void a_step_that_is_sent_again_is_done_once_and_answered_alike() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        String submit = "/task/" + concern.task("userTask_reviewConcern").getId() + "/submit-form";
        TasklistClient cpo = with("cpo", key);
        HttpResponse<String> first = cpo.engine("POST", submit, TasklistClient.body(Answers.review()));
        assertThat(first.statusCode()).isEqualTo(204);
        long stored = entries();
        HttpResponse<String> second = cpo.engine("POST", submit, TasklistClient.body(Answers.review()));
        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(entries()).isEqualTo(stored);
        assertThat(with("deputy", key)
                        .engine("POST", submit, TasklistClient.body(Answers.review()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(new TasklistClient(port)
                        .signedIn("cpo")
                        .engine("POST", submit, TasklistClient.body(Answers.review()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_key_that_was_used_opens_no_other_step() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        String step = concern.task("userTask_reviewConcern").getId();
        TasklistClient teacher = with("teacher", key);
        teacher.engine("POST", REPORT, report());
        HttpResponse<String> other =
                teacher.engine("POST", "/task/" + step + "/submit-form", TasklistClient.body(Answers.review()));
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(rows.sql("SELECT by_account FROM safeguarding.trace WHERE kind = 'STEP_REFUSED' AND detail = ?")
                        .param(step)
                        .query(String.class)
                        .list())
                .containsExactly("teacher");
        assertThat(teacher.engine("POST", REPORT, report()).statusCode()).isEqualTo(200);
    }

    /** The record's view is one of them, and the answer is given again to whoever is excluded since. */
    @Test
    void the_answer_to_a_step_never_holds_its_variables() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        String submit = "/task/" + concern.task("userTask_reviewConcern").getId() + "/submit-form";
        String review = TasklistClient.body(Answers.review());
        String asking = review.replaceFirst("\\{", "{\"withVariablesInReturn\":true,");
        TasklistClient cpo = with("cpo", key);
        long before = entries();
        HttpResponse<String> refused = cpo.engine("POST", submit, asking);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("cannot be understood");
        assertThat(entries()).isEqualTo(before);
        HttpResponse<String> taken = cpo.engine("POST", submit, review);
        assertThat(taken.statusCode()).isEqualTo(204);
        assertThat(taken.body()).isEmpty();
    }

    @Test
    void sent_at_once_from_two_windows_it_is_stored_once() {
        TasklistClient teacher = with("teacher", key);
        long before = concerns();
        List<HttpResponse<String>> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(call -> teacher.engine("POST", REPORT, report()))
                .toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.get(0).body());
        assertThat(concerns()).isEqualTo(before + 1);
    }

    @Test
    void what_was_changed_after_it_was_sent_is_not_taken_for_the_same() {
        TasklistClient teacher = with("teacher", key);
        teacher.engine("POST", REPORT, report());
        long stored = concerns();
        HttpResponse<String> answer = teacher.engine(
                "POST", REPORT, TasklistClient.body(Answers.report().with("childWords", "Zebra said so.")));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("SentBefore", "arrived as it was on Tuesday 24 November 2026, 08:50", "is not in it");
        assertThat(concerns()).isEqualTo(stored);
    }

    @Test
    void what_was_refused_may_be_put_right_and_sent_from_the_same_form() {
        TasklistClient teacher = with("teacher", key);
        HttpResponse<String> refused = teacher.engine(
                "POST", REPORT, TasklistClient.body(Answers.report().with("childName", "")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"faults\":{\"childName\":\"“Full name of the child” must be filled in");
        assertThat(teacher.engine("POST", REPORT, report()).statusCode()).isEqualTo(200);
    }

    /** Keys are drawn at random; one that somebody sends elsewhere by hand is no fault of the server's. */
    @Test
    void a_key_of_another_form_is_refused_in_words_wherever_it_is_sent() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        Map<String, String> more = new LinkedHashMap<>();
        Answers.added(concern.reference()).asMap().forEach((name, value) -> more.put(name, value.toString()));
        String page = "/report/" + concern.reference() + "/add";
        String other = UUID.randomUUID().toString();
        TasklistClient teacher = with("teacher", key);
        more.put("_for", "teacher");
        more.put("_key", key);
        assertThat(teacher.fillFrom(page, "/report/more", more).statusCode()).isEqualTo(302);
        long stored = entries();
        HttpResponse<String> inTasklist = teacher.engine(
                "POST",
                "/process-definition/key/still-worried/submit-form",
                TasklistClient.body(Answers.added(concern.reference())));
        assertThat(inTasklist.statusCode()).isEqualTo(409);
        assertThat(inTasklist.body()).contains("SentBefore", "is not in it");
        assertThat(teacher.fill("/report", more).statusCode()).isEqualTo(400);
        assertThat(with("teacher", other).engine("POST", REPORT, report()).statusCode())
                .isEqualTo(200);
        more.put("_key", other);
        assertThat(teacher.fillFrom(page, "/report/more", more).body()).contains("is not in it");
        assertThat(entries()).isGreaterThan(stored);
        assertThat(additions(concern)).isEqualTo(1);
    }

    private long additions(Story concern) {
        return chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.kind().equals("still-worried"))
                .count();
    }

    @Test
    void another_account_with_the_same_key_is_told_nothing_of_it() {
        String first = with("teacher", key).engine("POST", REPORT, report()).body();
        long stored = concerns();
        HttpResponse<String> other = with("deputy", key).engine("POST", REPORT, report());
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isNotEqualTo(first);
        assertThat(concerns()).isEqualTo(stored + 1);
    }

    @Test
    void a_key_counts_for_seven_days_and_one_that_is_none_is_not_looked_at() {
        TasklistClient teacher = with("teacher", key);
        teacher.engine("POST", REPORT, report());
        long stored = concerns();
        clock.advance(Duration.ofDays(8));
        with("teacher", key).engine("POST", REPORT, report());
        assertThat(concerns()).isEqualTo(stored + 1);
        with("teacher", "short").engine("POST", REPORT, report());
        with("teacher", "short").engine("POST", REPORT, report());
        assertThat(concerns()).isEqualTo(stored + 3);
    }

    /** A computer that is shared: Tasklist was opened by one, and another signed in since. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void what_a_page_of_somebody_elses_sends_is_neither_stored_nor_answered(String method) {
        long before = concerns();
        TasklistClient deputy = new TasklistClient(port).signedIn("deputy").with("X-Form-For", "teacher");
        HttpResponse<String> answer = method.equals("POST")
                ? deputy.engine("POST", REPORT, report())
                : deputy.engine("GET", "/process-definition/key/cse-concern/deployed-start-form", null);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("SomebodyElse", "Somebody else has signed in on this computer", "Nothing was stored.");
        assertThat(concerns()).isEqualTo(before);
        assertThat(new TasklistClient(port)
                        .signedIn("teacher")
                        .with("X-Form-For", "teacher")
                        .engine("POST", REPORT, report())
                        .statusCode())
                .isEqualTo(200);
        assertThat(concerns()).isEqualTo(before + 1);
    }

    /** Every tab that is open has it, and asks for something every few seconds. */
    @Test
    void a_token_of_a_session_before_ends_no_session() {
        TasklistClient teacher = new TasklistClient(port).signedIn("teacher");
        TasklistClient before = teacher.with("X-XSRF-TOKEN", "of-a-session-before");
        long stored = concerns();
        HttpResponse<String> answer = before.engine("POST", REPORT, report());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("you have signed in again since this page was opened");
        assertThat(concerns()).isEqualTo(stored);
        assertThat(teacher.engine("GET", "/task", null).statusCode()).isEqualTo(200);
    }
}

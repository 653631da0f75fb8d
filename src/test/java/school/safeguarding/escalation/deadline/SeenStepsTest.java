package school.safeguarding.escalation.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** "Sent" is not "seen": seen is who opened the record through the step's own form while it was theirs to do. */
@SchoolTest
class SeenStepsTest {

    private static final String REVIEW = "userTask_reviewConcern";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    private Story concern;
    private String task;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        task = concern.task(REVIEW).getId();
    }

    private TasklistClient as(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    private List<String> seen() {
        return database.sql("SELECT account || ' ' || to_char(seen_at AT TIME ZONE 'Europe/London', 'HH24:MI')"
                        + " FROM safeguarding.step_seen WHERE task_id = ? ORDER BY 1")
                .param(task)
                .query(String.class)
                .list();
    }

    @Test
    void the_first_read_through_the_form_by_whoever_is_responsible_counts_once() {
        assertThat(seen()).isEmpty();
        TasklistClient cpo = as("cpo");
        assertThat(cpo.engine("GET", "/task/" + task + "/form-variables", null).statusCode())
                .isEqualTo(200);
        concern.at("2026-11-24", "09:00");
        assertThat(cpo.engine("GET", "/task/" + task + "/form-variables", null).statusCode())
                .isEqualTo(200);
        assertThat(seen()).containsExactly("cpo 08:50");
    }

    @Test
    void lists_the_form_itself_and_the_task_do_not_count() {
        TasklistClient cpo = as("cpo");
        for (String call :
                List.of("/task", "/task/" + task, "/task/" + task + "/form", "/task/" + task + "/deployed-form")) {
            assertThat(cpo.engine("GET", call, null).statusCode()).as(call).isEqualTo(200);
        }
        assertThat(cpo.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"cpo\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(seen()).isEmpty();
    }

    @Test
    void whoever_is_refused_has_seen_nothing() {
        assertThat(as("deputy")
                        .engine("GET", "/task/" + task + "/form-variables", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(seen()).isEmpty();
    }

    @Test
    void a_mail_that_was_sent_is_not_a_step_that_was_seen() {
        assertThat(database.sql("SELECT state FROM safeguarding.notice WHERE reference = ? AND to_account = 'cpo'")
                        .param(concern.reference())
                        .query(String.class)
                        .list())
                .containsExactly("SENT");
        concern.on("2026-11-24", "09:20");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo", "deputy");
    }

    @Test
    void what_was_seen_in_time_is_not_overdue_until_it_is_to_be_done() {
        as("cpo").engine("GET", "/task/" + task + "/form-variables", null);
        concern.on("2026-11-24", "09:20");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        concern.on("2026-11-24", "10:50");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo", "deputy");
    }

    /** Its own timer comes once, and came while the other ladder ran. */
    @Test
    void opening_a_step_that_is_overdue_by_now_does_not_let_it_lie_for_ever() {
        for (String time : List.of("09:20", "09:50", "10:20", "10:50")) {
            concern.on("2026-11-24", time);
        }
        as("cpo").engine("GET", "/task/" + task + "/form-variables", null);
        assertThat(concern.everyOpenStep()).contains("userTask_actOnOverdueStep");
        concern.does("head", "userTask_actOnOverdueStep", Answers.chase());
        concern.on("2026-11-24", "11:20");
        assertThat(concern.everyOpenStep()).contains("userTask_actOnOverdueStep");
        concern.does("cpo", REVIEW, Answers.review());
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
    }

    @Test
    void what_somebody_saw_who_has_stepped_out_was_seen_by_nobody_responsible() {
        as("cpo").engine("GET", "/task/" + task + "/form-variables", null);
        concern.does("cpo", REVIEW, Answers.stepOut());
        concern.on("2026-11-24", "09:20");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
    }

    @Test
    void seen_late_ends_the_ladder_of_what_was_not_seen() {
        concern.on("2026-11-24", "09:20");
        as("deputy").engine("GET", "/task/" + task + "/form-variables", null);
        assertThat(seen()).containsExactly("deputy 09:20");
        concern.on("2026-11-24", "09:50");
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
    }
}

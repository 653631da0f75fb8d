package school.safeguarding.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.FirstState;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.engine.FurtherRows;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** The head and the CPO add rows of the school's own to a decision table, and can make nothing weaker by it, even together. */
@SchoolTest
class TableChangeProcessTest {

    private static final String AGREE = "userTask_agreeToTable";
    private static final String REVIEW = "userTask_reviewConcern";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private KnownTables known;

    @Autowired
    private FurtherRows furtherRows;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private FirstState firstState;

    @LocalServerPort
    private int port;

    private Story school;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("table-change");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("table-change");
    }

    @BeforeEach
    void nothingHasHappenedYet() {
        firstState.comesBack();
        known.lookAgain();
        school = new Story(engine, clock);
    }

    @AfterEach
    void noOwnTables() {
        firstState.comesBack();
        known.lookAgain();
    }

    private static String released(String id) {
        try {
            return Files.readString(Path.of("processes", id + ".dmn"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** With another conclusion in one cell. */
    private static String changed(String id, String cell, String conclusion) {
        String changed = released(id).replaceFirst("(" + cell + "\">\\s*<text>)\"[^\"]*\"", "$1\"" + conclusion + "\"");
        assertThat(changed).isNotEqualTo(released(id));
        return changed;
    }

    private String proposes(String person, String file) {
        HttpResponse<String> page = new TasklistClient(port)
                .signedIn(person)
                .upload("/tables", "file", file.getBytes(StandardCharsets.UTF_8));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private Task open() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(AGREE)
                .singleResult();
    }

    private List<String> offeredTo() {
        return engine.getTaskService().getIdentityLinksForTask(open().getId()).stream()
                .map(IdentityLink::getUserId)
                .sorted()
                .toList();
    }

    private void answers(String person, String answer) {
        Task task = open();
        school.as(person, () -> {
            engine.getFormService()
                    .submitTaskForm(task.getId(), Answers.agreeToTable(answer).asMap());
            return null;
        });
    }

    private void adopted(String file) {
        assertThat(proposes("cpo", file)).contains("Proposed. The head and the CPO");
        answers("cpo", "agree");
        answers("head", "agree");
        assertThat(open()).isNull();
    }

    private List<String> traces() {
        return JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql(
                        "SELECT kind || ' ' || by_account || ' ' || detail FROM safeguarding.trace WHERE kind LIKE 'TABLE_%'"
                                + " ORDER BY number")
                .query(String.class)
                .list();
    }

    private Story reported() {
        return new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    @Test
    void a_table_counts_once_the_head_and_the_cpo_have_agreed_and_makes_no_level_lower() {
        assertThat(new TasklistClient(port).signedIn("teacher").page("/tables").statusCode())
                .isEqualTo(404);
        assertThat(proposes("cpo", "nothing")).contains("This is no table that can be proposed");
        assertThat(proposes("cpo", released("handler"))).contains("This is no table that can be proposed");
        assertThat(proposes("cpo", changed("risk-level", "then_disclosure_level", "NONE")))
                .contains("This is no table that can be proposed");
        assertThat(proposes("cpo", changed("risk-level", "then_disclosure_source", "Somebody said so")))
                .contains("This is no table that can be proposed");
        assertThat(proposes("cpo", changed("deadlines", "then_seen_due", "when there is time")))
                .contains("This is no table that can be proposed");

        assertThat(proposes(
                        "cpo",
                        released("contact-hold")
                                .replaceFirst("(when_reasonToHold_isReasonToHold\">\\s*<text>)true", "$1")))
                .as("a row that always holds keeps every parent from being told")
                .contains("This is no table that can be proposed");

        String milder = changed("risk-level", "then_disclosure_level", "LOW");
        assertThat(proposes("cpo", milder))
                .contains("Proposed: risk-level", "New: if isDisclosed true", "Left out, and");
        assertThat(proposes("head", milder)).contains("Another table is proposed already");
        assertThat(offeredTo()).containsExactly("cpo", "head");
        String form = new TasklistClient(port)
                .signedIn("head")
                .engine("GET", "/task/" + open().getId() + "/form-variables?deserializeValues=false", null)
                .body();
        assertThat(form).contains("Cora Example", "if isDisclosed true");
        answers("cpo", "agree");
        assertThat(offeredTo()).as("one of them is no two people").containsExactly("head");
        engine.getTaskService().addCandidateUser(open().getId(), "cpo");
        assertThatThrownBy(() -> answers("cpo", "agree")).hasMessageContaining("they are two people");
        assertThat(furtherRows.ownSince("risk-level"))
                .as("nobody has agreed but one")
                .isEmpty();
        engine.getManagementService()
                .createJobQuery()
                .activityId("event_agreeToTableOverdue")
                .list()
                .forEach(timer -> engine.getManagementService().executeJob(timer.getId()));
        engine.getManagementService()
                .createJobQuery()
                .activityId("serviceTask_offerTable")
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        assertThat(offeredTo()).as("late").contains("chair", "head").doesNotContain("deputy");
        answers("head", "agree");
        assertThat(furtherRows.ownSince("risk-level")).isPresent();
        assertThat(traces()).hasSize(2).anySatisfy(trace -> assertThat(trace)
                .startsWith("TABLE_ADOPTED head risk-level ")
                .endsWith(" proposed by cpo agreed by cpo"));
        assertThat(new TasklistClient(port).signedIn("chair").page("/tables").body())
                .contains("the software’s table, and the school’s own since", "Ask whoever looks after the software");

        Story concern = reported().does("cpo", REVIEW, Answers.review().with("indicator_disclosure", "yes"));
        assertThat(concern.fact("proposedLevel")).isEqualTo("IMMEDIATE");
    }

    @Test
    void a_row_of_the_schools_own_makes_a_level_higher() {
        adopted(changed("risk-level", "then_scoreLow_level", "HIGH"));
        assertThat(furtherRows.of("risk-level", Map.<String, Object>of("scoreBand", "0-5")::get, clock.instant()))
                .extracting(row -> row.get("level"))
                .contains("HIGH");
        Story concern = reported().does("cpo", REVIEW, Answers.review());
        assertThat(concern.fact("proposedLevel")).isIn("HIGH", "IMMEDIATE");
    }

    @Test
    void a_due_time_comes_forward_and_never_back_and_a_running_concern_keeps_the_earlier_one() {
        Story before = reportedAfter(0);
        Instant plain = due(before);
        clock.advance(Duration.ofMinutes(10));
        adopted(changed("deadlines", "then_review_due", "30 school minutes"));
        assertThat(due(before)).as("a step that is open already").isEqualTo(plain);
        Story under = reportedAfter(20);
        Instant sooner = due(under);
        assertThat(sooner).isBefore(plain);
        clock.advance(Duration.ofMinutes(10));
        adopted(changed("deadlines", "then_review_due", "4 weeks"));
        assertThat(due(reportedAfter(40)))
                .as("not later than the release has it")
                .isEqualTo(plain.plus(Duration.ofMinutes(40)));
        under.does("cpo", REVIEW, Answers.stepOut()).passSavePoints();
        assertThat(due(under)).as("as it was when it was reported").isEqualTo(sooner);
    }

    private Story reportedAfter(int minutes) {
        Story concern = new Story(engine, clock);
        clock.advance(Duration.ofMinutes(minutes));
        return concern.reported(Answers.report()).passSavePoints();
    }

    private static Instant due(Story concern) {
        return concern.task(REVIEW).getDueDate().toInstant();
    }

    @Test
    void what_one_of_them_refuses_or_somebody_wrote_in_the_database_counts_for_nothing() {
        proposes("head", changed("contact-hold", "then_reasonToHold_reason", "Another reason"));
        answers("head", "refuse");
        assertThat(open()).isNull();
        assertThat(furtherRows.ownSince("contact-hold")).isEmpty();
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("INSERT INTO safeguarding.adopted_table (id, adopted_at, content) SELECT id, now(), content"
                        + " FROM safeguarding.proposed_table")
                .update();
        known.lookAgain();
        assertThat(furtherRows.ownSince("contact-hold"))
                .as("sealed as a proposal, and not as what counts")
                .isEmpty();
        clock.advance(Duration.ofMinutes(1));
        adopted(changed("contact-hold", "then_reasonToHold_reason", "Another reason"));
        assertThat(furtherRows.of("contact-hold", Map.<String, Object>of("isReasonToHold", true)::get, clock.instant()))
                .extracting(row -> row.get("reason"))
                .containsExactly("Another reason");
    }
}

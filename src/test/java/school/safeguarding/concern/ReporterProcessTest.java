package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** Whoever reported is told how far it has come, without its content, and may say that they are still worried. */
@SchoolTest
class ReporterProcessTest {

    private static final String SAY = "userTask_sayWhetherWorried";
    private static final String ANSWER = "userTask_answerWorry";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RecordViews views;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        List.of("reporter-answer", "still-worried").forEach(FlowsTaken::forget);
    }

    @AfterAll
    static void every_flow_was_taken() {
        List.of("reporter-answer", "still-worried").forEach(FlowsTaken::assertAllTaken);
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    private List<String> told() {
        return database.sql("SELECT kind || ' ' || to_account FROM safeguarding.notice WHERE reference = ?"
                        + " AND kind LIKE 'REPORT_%' ORDER BY created_at, kind")
                .param(concern.reference())
                .query(String.class)
                .list();
    }

    private void reviewed() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
    }

    @Test
    void the_reporter_is_told_after_the_review_and_after_the_close_and_asked_each_time() {
        assertThat(told()).containsExactly("REPORT_RECEIVED teacher");
        reviewed();
        assertThat(told()).containsExactly("REPORT_RECEIVED teacher", "REPORT_REVIEWED teacher");
        assertThat(concern.offeredTo(SAY)).containsExactly("teacher");
        concern.does("teacher", SAY, Answers.content());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.tellsHome("cpo").closes("cpo", "deputy");
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "REPORT_RECEIVED teacher", "REPORT_REVIEWED teacher", "REPORT_CLOSED teacher");
        assertThat(concern.offeredTo(SAY)).containsExactly("teacher");
        concern.does("teacher", SAY, Answers.worried());
        assertThat(concern.offeredTo(ANSWER)).as("after the close too").containsExactly("head");
    }

    @Test
    void the_question_after_the_close_takes_the_place_of_the_one_after_the_review() {
        reviewed();
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.tellsHome("cpo").closes("cpo", "deputy");
        assertThat(concern.offeredTo(SAY)).containsExactly("teacher");
    }

    @Test
    void what_the_reporter_sees_holds_no_content() {
        reviewed();
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("teacher")))
                .hasValueSatisfying(view -> assertThat(view)
                        .contains(concern.reference())
                        .doesNotContain("Robin", "cloakroom", "Cora", "level"));
    }

    @Test
    void saying_nothing_by_the_due_time_is_taken_for_content() {
        reviewed();
        concern.on("2026-11-25", "08:49");
        assertThat(concern.everyOpenStep()).contains(SAY);
        concern.on("2026-11-25", "08:50");
        assertThat(concern.everyOpenStep()).doesNotContain(SAY, ANSWER);
    }

    @Test
    void a_worry_goes_to_the_head_and_stands_in_the_way_of_the_close_until_it_is_answered() {
        reviewed();
        concern.does("teacher", SAY, Answers.worried());
        assertThat(concern.offeredTo(ANSWER)).containsExactly("head");
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("head")))
                .hasValueSatisfying(view -> assertThat(view)
                        .contains("Nothing seems to change.", "0100 000 000")
                        .doesNotContain("Robin"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.endsEarlyHelp("cpo").tellsHome("cpo").does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_recordAndClose", Answers.close()))
                .hasMessageContaining("a worry of the reporter has not been answered");
        concern.does("head", ANSWER, Answers.worryAnswered());
        concern.does("cpo", "userTask_recordAndClose", Answers.close());
    }

    @Test
    void a_worry_that_nobody_answers_is_overdue_after_a_school_day() {
        concern.starts("teacher", "still-worried", Answers.stillWorried(concern.reference()));
        assertThat(concern.offeredTo(ANSWER)).containsExactly("head");
        concern.on("2026-11-25", "08:50");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).contains("chair");
    }

    @Test
    void what_a_reporter_adds_is_learned_and_nobody_is_asked_to_answer_it() {
        concern.starts("teacher", "still-worried", Answers.added(concern.reference()));
        assertThat(concern.openSteps()).contains("userTask_reviewConcern").doesNotContain(ANSWER);
    }

    @Test
    void only_ones_own_report_may_be_named_and_a_wrong_one_is_told_from_none_by_nobody() {
        String theirs = concern.reference();
        String refusal = "must be the reference in the email that you got for your own report";
        assertThatThrownBy(() -> concern.starts("deputy", "still-worried", Answers.stillWorried(theirs)))
                .hasMessageContaining(refusal);
        assertThatThrownBy(() -> concern.starts("deputy", "still-worried", Answers.stillWorried("CSE-1999-0000")))
                .hasMessageContaining(refusal);
        concern.starts(
                "teacher",
                "still-worried",
                Answers.stillWorried(" " + theirs.toLowerCase(Locale.ROOT).replace('-', '–') + " "));
        assertThat(concern.offeredTo(ANSWER)).containsExactly("head");
    }

    @Test
    void a_worry_about_a_concern_that_the_chair_handles_goes_to_the_deputy_chair() {
        Story hidden = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("head")))
                .passSavePoints();
        hidden.starts("teacher", "still-worried", Answers.stillWorried(hidden.reference()));
        assertThat(hidden.offeredTo(ANSWER)).containsExactly("governor");
    }

    /** Whoever the worry may be about learns nothing more of it, even where they reported it themselves. */
    @Test
    void a_reporter_whom_it_may_be_about_is_left_to_the_handler() {
        Story own = new Story(engine, clock)
                .reportedBy("deputy", Answers.report().with("aboutWhom", List.of("cpo")))
                .passSavePoints();
        own.does("head", "userTask_reviewConcern", Answers.review());
        assertThat(own.everyOpenStep()).doesNotContain(SAY);
        concern = own;
        assertThat(told()).containsExactly("REPORT_RECEIVED deputy");
    }

    /** Hidden from them after they reported it: what they add is kept and looked at, and they are told nothing. */
    @Test
    void a_reporter_from_whom_it_was_hidden_later_may_add_to_it_and_is_not_answered() {
        Story own =
                new Story(engine, clock).reportedBy("deputy", Answers.report()).passSavePoints();
        own.does("cpo", "userTask_addToRecord", Answers.alsoAbout("cpo"));
        own.does("head", "userTask_reviewConcern", Answers.review());
        own.starts("deputy", "still-worried", Answers.stillWorried(own.reference()));
        assertThat(own.openSteps()).as("it is looked at").contains("userTask_reviewConcern");
        assertThat(own.offeredTo(ANSWER)).containsExactly("chair");
        assertThat(views.viewAsJson(Reference.of(own.reference()), AccountId.of("head"))
                        .orElseThrow())
                .contains("From somebody excluded");
        assertThat(views.viewAsJson(Reference.of(own.reference()), AccountId.of("chair"))
                        .orElseThrow())
                .contains("(somebody excluded)");
        assertThatThrownBy(() -> own.does("chair", ANSWER, Answers.worryAnswered()))
                .as("there is nothing to say to them")
                .hasMessageContaining("Day you spoke with them");
        own.does("chair", ANSWER, Answers.worryAnswered().with("answeredReporterOn", null));
        concern = own;
        assertThat(told()).containsExactly("REPORT_RECEIVED deputy");
    }

    @Test
    void a_worry_never_goes_to_whoever_handled_it() {
        Story heads = new Story(engine, clock).reported(Answers.report().with("aboutWhom", List.of("staff")));
        heads.starts("teacher", "still-worried", Answers.stillWorried(heads.reference()));
        assertThat(heads.offeredTo(ANSWER)).containsExactly("chair");
        heads.fireTimer("event_answerWorryOverdue");
        assertThat(heads.peopleOffered("userTask_actOnOverdueStep")).containsExactly("governor");

        Story chairs = new Story(engine, clock).reported(Answers.report().with("aboutWhom", List.of("head")));
        chairs.starts("teacher", "still-worried", Answers.stillWorried(chairs.reference()));
        assertThat(chairs.offeredTo(ANSWER)).containsExactly("governor");

        Story chairsWithoutDeputy =
                new Story(engine, clock).reported(Answers.report().with("aboutWhom", List.of("head", "governor")));
        chairsWithoutDeputy.starts("teacher", "still-worried", Answers.stillWorried(chairsWithoutDeputy.reference()));
        assertThat(chairsWithoutDeputy.offeredTo(ANSWER)).isEmpty();
        assertThat(database.sql("SELECT count(*) FROM safeguarding.notice WHERE reference = ?"
                                + " AND kind = 'STEP_WITHOUT_PERSON' AND to_address IS NOT NULL")
                        .param(chairsWithoutDeputy.reference())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}

package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Story;

/** Who learns of a concern that may be about themselves: nobody, whether they were ticked, named or only not ruled out. */
@SchoolTest
class WhoIsKeptOutProcessTest {

    private static final String REVIEW = "userTask_reviewConcern";
    private static final String DECIDE = "userTask_decideResponse";
    private static final String CPOS_NAME = "Cora Example";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private JdbcClient database;

    private Story concern;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
    }

    private void reported(Answers report) {
        concern.reported(report).passSavePoints();
    }

    private static Answers about(String... whom) {
        return Answers.report().with("aboutWhom", List.of(whom));
    }

    private void assertLearnsNothing(String... people) {
        for (String person : people) {
            assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of(person)))
                    .isEmpty();
            assertThat(concern.as(person, () -> engine.getTaskService()
                            .createTaskQuery()
                            .processInstanceBusinessKey(concern.reference())
                            .count()))
                    .isZero();
            assertThat(database.sql("SELECT count(*) FROM safeguarding.notice WHERE reference = ? AND to_account = ?")
                            .params(concern.reference(), person)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private boolean isLadoTold() {
        return concern.openSteps().contains("userTask_makeReferral");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "yes"})
    void a_man_in_school_who_may_be_the_head_is_the_chairs_and_the_head_learns_nothing(String couldBeHead) {
        reported(about("staff").with("couldBeHead", couldBeHead, "whatHappened", "A man in school held her hand."));
        assertThat(concern.fact("handlerRole")).isEqualTo("chair");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
        assertThat(isLadoTold()).isTrue();
        assertLearnsNothing("head");
        for (String time : List.of("09:20", "09:50", "10:50", "11:20", "11:50", "14:00")) {
            concern.on("2026-11-24", time);
            assertLearnsNothing("head");
        }
        assertThat(concern.everyOpenStep()).contains("userTask_actOnOverdueStep");
    }

    @Test
    void the_head_joins_when_the_chair_records_that_the_lado_advises_that_it_is_not_the_head() {
        reported(about("staff").with("couldBeHead", "unknown"));
        Answers notTheHead = Answers.addition("not-the-head").with("ladoAdvisedBy", "A. Adviser");
        assertThatThrownBy(() -> concern.does("chair", "userTask_addToRecord", notTheHead))
                .hasMessageContaining("what the LADO advised");
        assertLearnsNothing("head");

        concern.settles("chair", "lado");
        assertLearnsNothing("head");
        concern.does("chair", "userTask_addToRecord", notTheHead);
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
        concern.fireTimer("event_reviewConcernOverdue");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
    }

    @Test
    void nobody_is_ruled_out_who_was_not_kept_out_for_that() {
        reported(about("stranger"));
        assertThatThrownBy(() -> concern.does(
                        "cpo",
                        "userTask_addToRecord",
                        Answers.addition("not-the-head").with("ladoAdvisedBy", "A. Adviser")))
                .hasMessageContaining("is not kept out");
    }

    @Test
    void the_cpos_full_name_typed_as_person_of_concern_keeps_cpo_and_deputy_out_though_nobody_was_ticked() {
        reported(about("unknown").with("personOfConcern", CPOS_NAME, "isAboutNamed", "no"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(isLadoTold())
                .as("nobody has confirmed that it is about them")
                .isFalse();
        assertLearnsNothing("cpo", "deputy");
        concern.does("head", "userTask_confirmCorrection", Answers.confirmCorrection());
        assertThat(isLadoTold()).isTrue();
        assertThat(concern.fact("isStaffConcern")).isEqualTo(true);
        assertLearnsNothing("cpo", "deputy");
    }

    @Test
    void whoever_only_bears_the_name_reads_it_when_a_second_person_has_said_so() {
        reported(about("unknown").with("personOfConcern", CPOS_NAME));
        concern.does("head", "userTask_confirmCorrection", Answers.refuseCorrection());
        assertThat(concern.offeredTo(REVIEW)).contains("cpo");
        assertThat(isLadoTold()).isFalse();
    }

    @Test
    void the_cpo_or_the_deputy_ticked_by_mistake_keeps_both_out_all_the_same() {
        reported(about("parent", "cpo"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(isLadoTold()).isTrue();
        assertLearnsNothing("cpo", "deputy");
    }

    @Test
    void a_title_in_the_account_is_asked_about_and_left_unanswered_counts_as_yes() {
        Answers report = about("unknown").with("whatHappened", "He said that the headteacher hurts him.");
        assertThatThrownBy(() -> concern.reported(report)).hasMessageContaining("Is the worry about them?");
        reported(report);
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
        assertThat(isLadoTold()).isFalse();
        assertLearnsNothing("head");
    }

    @Test
    void a_name_that_is_not_who_the_worry_is_about_keeps_nobody_out() {
        reported(about("stranger")
                .with("whatHappened", "The headteacher and Mrs Example were at the gate too.", "isAboutNamed", "no"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
    }

    @Test
    void in_immediate_danger_nobody_is_asked_twice() {
        reported(about("unknown")
                .with("whatHappened", "The headteacher took him into the shed.", "immediateDanger", "yes"));
        assertThat(concern.offeredTo("userTask_confirmEmergencyServices")).containsExactly("chair");
        assertLearnsNothing("head");
    }

    @Test
    void initials_as_the_person_of_concern_only_ask() {
        assertThatThrownBy(() -> concern.reported(about("unknown").with("personOfConcern", "C.E.")))
                .hasMessageContaining("Is the worry about them?");
        reported(about("unknown").with("personOfConcern", "C.E.", "isAboutNamed", "no"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
    }

    @Test
    void whoever_a_later_addition_is_about_loses_the_step_and_learns_no_more() {
        reported(about("unknown"));
        Answers addition = Answers.addition("conversation")
                .with("additionText", "She says that Hana Example is the one.", "isAboutNamed", "yes");
        concern.does("cpo", "userTask_addToRecord", addition);
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        concern.fireTimer("event_reviewConcernOverdue").fireTimer("event_stillOverdue");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("chair");
        assertLearnsNothing("head");

        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("call")
                        .with("additionText", "The mother names Dev Example as well.", "isAboutNamed", "yes"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
    }

    @Test
    void whoever_the_reporter_names_later_is_not_asked_to_answer_them() {
        reported(about("unknown"));
        Answers worry = Answers.stillWorried(concern.reference())
                .with("worryReason", "He says now that it is the headteacher.");
        assertThatThrownBy(() -> concern.starts("teacher", "still-worried", worry))
                .hasMessageContaining("Is the worry about them?");
        concern.starts("teacher", "still-worried", worry.with("isAboutNamed", "yes"));
        concern.passSavePoints();
        assertThat(concern.peopleOffered("userTask_answerWorry")).containsExactly("chair");
        assertLearnsNothing("head");
    }

    @Test
    void another_child_has_a_concern_of_their_own_that_the_cpo_handles_and_is_nobody_to_match() {
        long before = running();
        reported(about("child")
                .with("personOfConcern", CPOS_NAME)
                .with("whatHappened", "Robin was pushed.", "isAboutNamed", "no"));
        assertThat(running()).isEqualTo(before + 2);
        String other = linkedTo("cpo");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(shownTo("cpo", other)).contains(CPOS_NAME).doesNotContain("Robin was pushed", "Robin Madeup");
        assertThat(shownTo("cpo", concern.reference())).contains(other);
    }

    /** Each in their own concern: no family learns of the other child. */
    @Test
    void each_of_two_children_has_a_safety_plan_and_nobody_else_is_asked_for_one() {
        reported(about("child").with("personOfConcern", "Sam Madeup", "isAboutNamed", "no"));
        Story other = new Story(engine, clock).of(linkedTo("cpo"));
        concern.does("cpo", REVIEW, Answers.review());
        assertThatThrownBy(() -> concern.does("cpo", DECIDE, Answers.refer("social-care")))
                .hasMessageContaining("How this child is kept safe beside the other child");
        concern.does("cpo", DECIDE, Answers.refer("social-care").with("safetyPlan", "An adult beside Robin at break."));
        assertThat(shownTo("cpo", concern.reference())).contains("An adult beside Robin at break.");

        other.does("cpo", REVIEW, Answers.review().with("childConfirmedName", "Sam Madeup"));
        assertThatThrownBy(() -> other.does("cpo", DECIDE, Answers.refer("social-care")))
                .hasMessageContaining("How this child is kept safe beside the other child");
        other.does("cpo", DECIDE, Answers.refer("social-care").with("safetyPlan", "Sam has lunch in the library."));

        Story ofStranger = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        ofStranger.does("cpo", REVIEW, Answers.review());
        assertThatThrownBy(() -> ofStranger.does(
                        "cpo", DECIDE, Answers.refer("social-care").with("safetyPlan", "Not asked.")))
                .isNotNull();
        ofStranger.does("cpo", DECIDE, Answers.refer("social-care"));
    }

    @Test
    void the_review_names_the_other_child_once_where_the_report_could_not() {
        long before = running();
        reported(about("child", "staff"));
        assertThat(running()).isEqualTo(before + 1);
        concern.does("head", REVIEW, Answers.review().with("personIsChild", "yes", "otherChildName", "Sam Madeup"));
        assertThat(running()).isEqualTo(before + 2);
        String other = linkedTo("head");
        assertThat(shownTo("head", other)).contains("Sam Madeup").doesNotContain("Robin Madeup");
        assertThat(shownTo("cpo", other)).as("who may not know of the one").isEmpty();
    }

    private String linkedTo(String handler) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(reference ->
                        shownTo(handler, reference).contains("Named as the other child in " + concern.reference()))
                .findFirst()
                .orElseThrow();
    }

    private long running() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .count();
    }

    private String shownTo(String person, String reference) {
        return RecordSeen.by(records, reference, person).orElse("");
    }
}

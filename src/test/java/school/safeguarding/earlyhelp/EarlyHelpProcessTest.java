package school.safeguarding.earlyhelp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** Help that a family agreed to: led by somebody by name, and looked at again until it is over. */
@SchoolTest
class EarlyHelpProcessTest {

    private static final String PLAN = "userTask_planEarlyHelp";
    private static final String REVIEW = "userTask_reviewEarlyHelp";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PlanEarlyHelp planEarlyHelp;

    @Autowired
    private TransactionOperations transaction;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("early-help");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("early-help");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
    }

    @Test
    void it_is_planned_within_five_school_days_and_looked_at_every_six_weeks_until_it_is_over() {
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        assertThat(concern.task(PLAN).getDueDate()).isEqualTo("2026-12-01T08:50:00.000");
        concern.does("cpo", PLAN, Answers.earlyHelpPlanned());
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo("2027-01-05T08:50:00.000");
        concern.does("cpo", REVIEW, Answers.earlyHelpReviewed("goes-on"));
        concern.does("cpo", REVIEW, Answers.earlyHelpReviewed("over"));
        assertThat(concern.everyOpenStep()).doesNotContain(PLAN, REVIEW);
    }

    /** Whoever helps by agreement has a letter of their own, which holds at most what they need to help. */
    @Test
    void those_who_help_are_told_who_the_child_is_and_neither_the_words_nor_the_person_of_concern() {
        concern.does(
                "cpo", "userTask_addToRecord", Answers.addition("conversation").with("additionText", "He shouts."));
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("about-whom").with("personOfConcernNow", "Wally Wrongname"));
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        Map<String, Object> filledIn = transaction.execute(
                status -> planEarlyHelp.answers(concern.reference(), Map.of(), AccountId.of("cpo")));
        assertThat(filledIn.get("whatHelpersAreTold").toString())
                .contains("Robin Madeup", "What a parent agreed to: Mother", "early help", concern.reference())
                .doesNotContain("I do not want to go", "Wally", "bell rang", "He shouts", "Low", "{");
    }

    @Test
    void a_concern_stays_open_while_early_help_goes_on() {
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.tellsHome("cpo");
        assertThat(concern.openSteps())
                .as("nobody is late with what nobody can say yet")
                .doesNotContain("userTask_reviewOutcome");
        concern.does("cpo", PLAN, Answers.earlyHelpPlanned());
        concern.does("cpo", REVIEW, Answers.earlyHelpReviewed("goes-on"));
        assertThat(concern.openSteps()).doesNotContain("userTask_reviewOutcome");
        concern.does("cpo", REVIEW, Answers.earlyHelpReviewed("over"));
        assertThat(concern.openSteps()).contains("userTask_reviewOutcome");
    }

    /** Decided again while it goes on: the response of now is settled, and the help of before is not over. */
    @Test
    void what_began_before_another_decision_has_to_be_over_before_the_close() {
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does("cpo", "userTask_addToRecord", Answers.addition("new-information"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-01"));
        concern.tellsHome("cpo").on("2026-12-01", "09:00");
        concern.does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_recordAndClose", Answers.close()))
                .hasMessageContaining("early help goes on");
    }

    @Test
    void where_it_is_not_enough_social_care_is_told() {
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does("cpo", PLAN, Answers.earlyHelpPlanned());
        concern.does("cpo", REVIEW, Answers.earlyHelpReviewed("not-enough"));
        assertThat(concern.task("userTask_makeReferral", "social-care")).isNotNull();
    }

    @Test
    void it_begins_with_a_decision_that_stands_and_once() {
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        assertThat(concern.everyOpenStep()).doesNotContain(PLAN);
        concern.does("head", "userTask_countersignResponse", Answers.refuse());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        assertThat(concern.everyOpenStep()).contains(PLAN);
    }

    @Test
    void each_step_that_is_late_becomes_somebody_elses_too() {
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.passesOn(PLAN).does("cpo", PLAN, Answers.earlyHelpPlanned());
        concern.passesOn(REVIEW).does("cpo", REVIEW, Answers.earlyHelpReviewed("over"));
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
    }
}

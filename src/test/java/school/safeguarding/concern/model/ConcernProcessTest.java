package school.safeguarding.concern.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** The procedure, told as stories: each way through it, from report to close. */
@SchoolTest
class ConcernProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("cse-concern");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("cse-concern");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
    }

    /** What becomes of it is told in {@link JoinedReportsProcessTest}. */
    @Test
    void a_concern_that_is_joined_to_another_report_ends_there() {
        concern.reported(Answers.report()).passSavePoints();
        Story later = new Story(engine, clock);
        later.at("2026-11-24", "08:55").reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_addToRecord", Answers.sameIncident(later.reference()));
        assertThat(later.passed("cse-concern")).contains("event_joined", "endEvent_concernJoined");
    }

    @Test
    void a_referred_concern_goes_from_report_to_close() {
        concern.reported(Answers.report()).passSavePoints();
        assertThat(concern.reference()).matches("CSE-2026-\\d{4,}");
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_reviewConcern");
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("cpo");

        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_sexualPlay", "current"));
        assertThat(concern.fact("proposedLevel")).isEqualTo("HIGH");
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care", "police"));
        BpmnAwareTests.assertThat(concern.process())
                .isWaitingAt("userTask_addToRecord", "event_contactsSettled", "event_referralsSettled")
                .hasPassedInOrder(
                        "startEvent_concernNoticed",
                        "businessRuleTask_handler",
                        "serviceTask_assignHandler",
                        "userTask_reviewConcern",
                        "businessRuleTask_riskLevel",
                        "businessRuleTask_contactHold",
                        "userTask_decideResponse",
                        "serviceTask_referAsDecided");
        assertThat(concern.fact("openReferrals")).isEqualTo(2);
        concern.settles("cpo", "police").settles("cpo", "social-care").tellsHome("cpo");
        concern.closes("cpo", "deputy");

        assertThat(concern.isClosed()).isTrue();
        assertThat(concern.passed("cse-concern"))
                .contains("event_referralsSettled", "endEvent_closeAgreed", "endEvent_concernClosed");
    }

    @Test
    void no_further_action_below_the_proposal_needs_a_second_person_and_the_proposal_runs_meanwhile() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_sexualPlay", "current"));
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        assertThat(concern.openSteps()).contains("userTask_makeReferral", "userTask_countersignResponse");
        assertThat(concern.offeredTo("userTask_countersignResponse")).containsExactly("deputy", "head");

        concern.does("head", "userTask_countersignResponse", Answers.refuse());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        concern.does("head", "userTask_countersignResponse", Answers.agree());
        concern.does("cpo", "userTask_makeReferral", "social-care", Answers.notNeeded());
        concern.tellsHome("cpo").closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
    }

    @Test
    void while_less_waits_for_its_second_person_the_proposals_own_clocks_run() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        assertThat(concern.task("userTask_makeReferral", "police").getDueDate())
                .as("a quarter of an hour, as for an immediate risk")
                .isEqualTo("2026-11-24T09:05:00.000");
    }

    @Test
    void immediate_danger_asks_for_the_emergency_services_before_the_review() {
        concern.reported(Answers.report().with("immediateDanger", "yes")).passSavePoints();
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_confirmEmergencyServices");
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
        assertThat(concern.fact("proposedLevel")).isEqualTo("IMMEDIATE");
        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE"));
        concern.settles("cpo", "police").settles("cpo", "social-care").tellsHome("cpo");
        concern.closes("cpo", "head");
        assertThat(concern.isClosed()).isTrue();
    }

    @Test
    void a_concern_about_staff_goes_to_the_head_with_the_lado_first_and_home_held() {
        concern.reported(Answers.report().with("aboutWhom", List.of("staff"))).passSavePoints();
        assertThat(concern.openSteps())
                .containsExactly(
                        "userTask_addToRecord",
                        "userTask_makeReferral",
                        "userTask_protectChildren",
                        "userTask_reviewConcern");
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("head");
        assertThat(concern.offeredTo("userTask_protectChildren")).containsExactly("head");
        assertThat(concern.task("userTask_protectChildren").getDueDate())
                .as("before the children go home")
                .isEqualTo("2026-11-24T15:15:00.000");
        concern.does("head", "userTask_protectChildren", Answers.childrenProtected());
        concern.does("head", "userTask_reviewConcern", Answers.review().with("indicator_fearOfPerson", "yes"));
        Answers nothing =
                Answers.noFurtherAction().with("response", null, "responseToStaffConcern", "no-further-action");

        assertThatThrownBy(() -> concern.does("head", "userTask_decideResponse", nothing))
                .hasMessageContaining("LADO’s advice");

        concern.settles("head", "lado");
        concern.does("head", "userTask_decideResponse", nothing);
        assertThat(concern.offeredTo("userTask_countersignResponse")).containsExactly("chair");
        concern.does("chair", "userTask_countersignResponse", Answers.agree());
        concern.does("head", "userTask_makeReferral", "social-care", Answers.notNeeded());
        concern.does("head", "userTask_decideParentContact", Answers.tellNow());
        concern.does("head", "userTask_recordContact", Answers.reached());
        concern.closes("head", "chair");
        assertThat(concern.isClosed()).isTrue();
    }

    @Test
    void where_nobody_is_left_the_outside_is_told_and_whom_they_name_handles_it() {
        concern.reported(Answers.report().with("aboutWhom", List.of("head", "chair", "governor")))
                .passSavePoints();
        assertThat(concern.openSteps()).containsExactly("userTask_appointHandler");
        concern.does("cpo", "userTask_appointHandler", Answers.appoint("cpo"));
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("cpo");
    }

    @Test
    void each_step_that_is_late_becomes_somebody_elses_too() {
        concern.reported(Answers.report().with("immediateDanger", "yes")).passSavePoints();
        concern.passesOn("userTask_confirmEmergencyServices")
                .does("deputy", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.fireTimer("event_reviewConcernNotSeen");
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("cpo", "deputy");
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.passesOn("userTask_decideResponse").does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        concern.passesOn("userTask_countersignResponse")
                .does("deputy", "userTask_countersignResponse", Answers.agree())
                .tellsHome("cpo");
        concern.passesOn("userTask_reviewOutcome").does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        concern.passesOn("userTask_recordAndClose").does("cpo", "userTask_recordAndClose", Answers.close());
        concern.passesOn("userTask_countersignClose").does("head", "userTask_countersignClose", Answers.agree());
        assertThat(concern.isClosed()).isTrue();
        assertThat(concern.everyOpenStep()).containsOnly("userTask_sayWhetherWorried");
    }

    @Test
    void a_review_that_is_not_done_in_time_becomes_the_deputys_too() {
        concern.reported(Answers.report()).passSavePoints();
        concern.passesOn("userTask_reviewConcern");
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("cpo", "deputy");
    }

    @Test
    void whom_to_appoint_is_not_left_to_one_person() {
        concern.reported(Answers.report().with("aboutWhom", List.of("head", "chair", "governor")))
                .passSavePoints();
        concern.passesOn("userTask_appointHandler");
    }

    @Test
    void risk_is_reviewed_again_after_three_months_and_the_referrals_go_on() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.on("2027-02-24", "08:49");
        assertThat(concern.openSteps()).doesNotContain("userTask_reviewConcern");
        concern.on("2027-02-24", "08:50");
        assertThat(concern.openSteps()).contains("userTask_reviewConcern", "userTask_makeReferral");
        assertThat(concern.task("userTask_reviewConcern").getDueDate())
                .as("2 school hours")
                .isEqualTo("2027-02-24T10:50:00.000");
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        assertThat(concern.openSteps()).contains("userTask_decideResponse", "userTask_makeReferral");
    }

    @Test
    void early_help_ends_when_its_outcome_was_reviewed() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_fewFriends", "yes"));
        assertThat(concern.fact("proposedLevel")).isEqualTo("LOW");
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.tellsHome("cpo").closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
    }

    @Test
    void monitoring_comes_back_on_its_date_and_may_be_decided_again_with_home_settled() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-01"));
        concern.tellsHome("cpo");
        concern.on("2026-12-01", "07:59");
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord");
        concern.on("2026-12-01", "08:00");
        concern.does("cpo", "userTask_reviewOutcome", Answers.outcome("decide-again"));
        concern.does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-10"));
        assertThat(concern.openSteps()).as("home is not asked again").containsExactly("userTask_addToRecord");
        concern.on("2026-12-10", "08:00").closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
    }

    @Test
    void the_record_is_added_to_and_a_further_agency_is_told() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_addToRecord", Answers.addition("conversation"));
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("sibling").with("siblingName", "Sam Madeup", "siblingDateOfBirth", "2019-02-03"));
        concern.does(
                "cpo", "userTask_addToRecord", Answers.addition("correction").with("correctsEntry", 1));
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("further-agency").with("furtherAgency", "police"));
        concern.does("cpo", "userTask_addToRecord", Answers.addition("new-information"));
        assertThat(concern.openSteps())
                .containsExactly("userTask_addToRecord", "userTask_makeReferral", "userTask_reviewConcern");
    }

    @Test
    void the_close_is_refused_with_a_list_of_what_is_open_and_sent_back_by_the_second_person() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.endsEarlyHelp("cpo").tellsHome("cpo").does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("further-agency").with("furtherAgency", "police"));

        assertThatThrownBy(() -> concern.does(
                        "cpo",
                        "userTask_recordAndClose",
                        Answers.close().with("reporterTold", "not-yet", "reporterToldOn", null)))
                .hasMessageContaining("the referral to the Police is to be telephoned")
                .hasMessageContaining("the reporter has not been told");

        concern.settles("cpo", "police");
        concern.does("cpo", "userTask_recordAndClose", Answers.close());
        concern.does("deputy", "userTask_countersignClose", Answers.refuse());
        concern.does("cpo", "userTask_recordAndClose", Answers.close());
        concern.does("deputy", "userTask_countersignClose", Answers.agree());
        assertThat(concern.isClosed()).isTrue();
    }

    private void isClosed() {
        concern.reported(Answers.report().with("immediateDanger", "yes", "aboutWhom", List.of("staff")))
                .passSavePoints();
        concern.does("head", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.does("head", "userTask_protectChildren", Answers.childrenProtected());
        concern.does("head", "userTask_reviewConcern", Answers.review());
        concern.settles("head", "lado");
        concern.does(
                "head",
                "userTask_decideResponse",
                Answers.refer()
                        .with("agencies", null, "agenciesWhileHomeHeld", List.of("social-care"))
                        .with("response", null, "responseToStaffConcern", "refer"));
        concern.settles("head", "social-care").tellsHome("head").closes("head", "chair");
        assertThat(concern.isClosed()).isTrue();
    }

    @Test
    void a_closed_concern_is_opened_again_by_whoever_handles_it_and_what_was_done_is_not_done_again() {
        isClosed();
        assertThatThrownBy(() -> concern.starts("cpo", "open-again", Answers.openAgain(concern.reference())))
                .hasMessageContaining("a closed concern that you handle");

        concern.starts("head", "open-again", Answers.openAgain(concern.reference()));

        assertThat(concern.openSteps())
                .as(
                        "neither the emergency services nor the LADO again; whom it was told before may be told what is new")
                .containsExactly("userTask_addToRecord", "userTask_passOnWhatIsNew", "userTask_reviewConcern");
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("head");
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T10:50:00.000");
        assertThatThrownBy(() -> concern.starts("head", "open-again", Answers.openAgain(concern.reference())))
                .as("one at most")
                .hasMessageContaining("a closed concern that you handle");

        concern.does("head", "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
        assertThat(concern.fact("proposedLevel")).isEqualTo("IMMEDIATE");
        assertThat(concern.fact("isHeld"))
                .as("the LADO advised on something else")
                .isEqualTo(true);
        concern.does(
                "head",
                "userTask_decideResponse",
                Answers.refer()
                        .with("agencies", null, "agenciesWhileHomeHeld", List.of("social-care", "police"))
                        .with("decidedLevel", "IMMEDIATE", "response", null, "responseToStaffConcern", "refer"));
        assertThat(concern.task("userTask_makeReferral", "police")).isNotNull();
    }

    @Test
    void a_worry_about_a_closed_concern_opens_it_again_where_somebody_other_than_its_handler_agrees() {
        isClosed();
        concern.starts("teacher", "still-worried", Answers.stillWorried(concern.reference()));
        assertThat(concern.offeredTo("userTask_answerWorry")).containsExactly("chair");
        concern.does("chair", "userTask_answerWorry", Answers.worryShared("unknown"));
        assertThat(concern.openSteps()).contains("userTask_reviewConcern");
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T09:00:00.000");
    }

    /** What has come up is the handler's to act on; how they handled it is not theirs to judge. */
    @Test
    void a_handler_who_opens_it_again_does_not_answer_the_worry_about_how_it_was_handled() {
        isClosed();
        concern.starts("teacher", "still-worried", Answers.stillWorried(concern.reference()));
        concern.starts("head", "open-again", Answers.openAgain(concern.reference()));
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("head");
        assertThat(concern.offeredTo("userTask_answerWorry")).containsExactly("chair");
        concern.does("chair", "userTask_answerWorry", Answers.worryShared("no"));
        assertThat(concern.offeredTo("userTask_reviewConcern"))
                .as("the one that runs has it")
                .containsExactly("head");
    }

    @Test
    void a_new_report_of_the_same_child_opens_a_closed_concern_again() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.tellsHome("cpo").closes("cpo", "deputy");
        new Story(engine, clock)
                .reported(Answers.report())
                .passSavePoints()
                .does("cpo", "userTask_reviewConcern", Answers.review().with("sameChildAs", concern.reference()));
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_reviewConcern");
    }

    @Test
    void a_brother_or_sister_on_record_needs_an_answer_of_their_own() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_addToRecord", Answers.addition("sibling").with("siblingName", "Sam Madeup"));
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.endsEarlyHelp("cpo").tellsHome("cpo").does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        for (String missing : List.of("none", "Sam Madeup: ")) {
            assertThatThrownBy(() -> concern.does(
                            "cpo", "userTask_recordAndClose", Answers.close().with("siblingsConsidered", missing)))
                    .hasMessageContaining("Sam Madeup, a brother or sister on record, has no answer of their own");
        }
        concern.does(
                "cpo", "userTask_recordAndClose", Answers.close().with("siblingsConsidered", "sam madeup: no worry"));
    }

    @Test
    void an_adult_who_was_never_told_is_agreed_to_by_somebody_other_than_who_ended_it() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.endsEarlyHelp("cpo").passesOn("userTask_decideParentContact");
        concern.does(
                "deputy",
                "userTask_decideParentContact",
                Answers.tellNow().with("parentDecision", "not-told-on-advice"));
        concern.does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        concern.does("cpo", "userTask_recordAndClose", Answers.close());
        assertThatThrownBy(() -> concern.does("deputy", "userTask_countersignClose", Answers.agree()))
                .hasMessageContaining("somebody else has to countersign this close");
        engine.getTaskService()
                .setAssignee(concern.task("userTask_countersignClose").getId(), null);
        concern.does("head", "userTask_countersignClose", Answers.agree());
        assertThat(concern.isClosed()).isTrue();
    }
}

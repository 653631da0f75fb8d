package school.safeguarding.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
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

/** Telling one agency until it has decided and the school accepts that. */
@SchoolTest
class AgencyReferralProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("agency-referral");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("agency-referral");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_sexualPlay", "current"));
    }

    @Test
    void an_agency_is_chased_disputed_and_settled() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does("cpo", "userTask_makeReferral", Answers.telephoned());
        concern.does("cpo", "userTask_writtenConfirmation", Answers.written());
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencySilent());
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        concern.does("cpo", "userTask_disagree", Answers.disagreement("continue"));
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        concern.does("cpo", "userTask_disagree", Answers.disagreement("settled"));
        concern.tellsHome("cpo");
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_reviewOutcome");
    }

    @Test
    void the_written_confirmation_is_due_a_day_after_the_call_however_late_that_was_recorded() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.at("2026-11-24", "14:00");
        assertThatThrownBy(() -> concern.does(
                        "cpo", "userTask_makeReferral", Answers.telephoned().with("telephonedAt", "14:05")))
                .hasMessageContaining("“Time of the call” must not be later than now, Tuesday 24 November 2026, 14:00");
        concern.does("cpo", "userTask_makeReferral", Answers.telephoned().with("telephonedAt", "09:40"));
        assertThat(concern.task("userTask_writtenConfirmation").getDueDate())
                .isEqualTo(Instant.parse("2026-11-25T09:40:00Z"));
    }

    @Test
    void each_step_that_is_late_becomes_somebody_elses_too() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.passesOn("userTask_makeReferral").does("cpo", "userTask_makeReferral", Answers.telephoned());
        concern.passesOn("userTask_writtenConfirmation").does("cpo", "userTask_writtenConfirmation", Answers.written());
        // First whoever has it chases the agency, then somebody else has to see to it.
        concern.fireTimer("event_recordAcknowledgementOverdue").fireTimer("event_stillOverdue");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        concern.passesOn("userTask_disagree").does("cpo", "userTask_disagree", Answers.disagreement("settled"));
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
    }

    @Test
    void an_agency_whose_answer_the_school_accepts_is_settled_at_once() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.settles("cpo", "social-care");
        assertThat(concern.fact("openReferrals")).isEqualTo(0);
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_decideParentContact");
    }

    @Test
    void a_referral_that_the_decision_demands_cannot_be_ended_as_not_needed() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_makeReferral", Answers.notNeeded()))
                .hasMessageContaining("demands that you tell Children's Social Care");
    }

    @Test
    void a_referral_that_no_decision_demands_any_more_may_end_unmade() {
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        concern.does("head", "userTask_countersignResponse", Answers.agree());
        concern.does("cpo", "userTask_makeReferral", Answers.notNeeded());
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_decideParentContact");
    }

    @Test
    void an_agency_that_asks_to_hold_takes_telling_home_off_the_form() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does("cpo", "userTask_makeReferral", Answers.telephoned().with("askedToHoldContact", "yes"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_decideParentContact", Answers.tellNow()))
                .hasMessageContaining("holds it");
    }
}

package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** The procedure, told as stories: each way through it, from report to close. */
@SchoolTest
class ConcernProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    private Story concern;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
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
}

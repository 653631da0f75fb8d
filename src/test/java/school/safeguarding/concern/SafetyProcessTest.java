package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** Whether a child goes home safely is decided with every response, and whoever stands at the gate knows it in time. */
@SchoolTest
class SafetyProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("told-by-voice");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("told-by-voice");
    }

    @BeforeEach
    void review() {
        concern = new Story(engine, clock);
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
    }

    private static Answers notSafe(String answer) {
        return Answers.earlyHelp().with("isSafeUntilTomorrow", answer, "notSafeBecause", "A cousin waits outside.");
    }

    @ParameterizedTest
    @CsvSource({"no", "unknown"})
    void a_reason_or_not_being_able_to_tell_makes_the_call_due_at_once_and_the_gate_told_before_home_time(
            String answer) {
        concern.does("cpo", "userTask_decideResponse", notSafe(answer));
        assertThat(concern.task("userTask_makeReferral", "social-care").getDueDate())
                .isEqualTo("2026-11-24T09:05:00.000");
        assertThat(concern.task("userTask_tellByVoice").getDueDate()).isEqualTo("2026-11-24T14:55:00.000");
        concern.passesOn("userTask_tellByVoice").does("cpo", "userTask_tellByVoice", Answers.toldByVoice());
        concern.passesOn("userTask_recordWhoCollected")
                .does("deputy", "userTask_recordWhoCollected", Answers.collected());
        assertThat(concern.openSteps()).doesNotContain("userTask_recordWhoCollected");
    }

    @Test
    void no_reason_known_and_nobody_to_keep_away_tells_nobody() {
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        assertThat(concern.openSteps()).doesNotContain("userTask_tellByVoice", "userTask_makeReferral");
    }

    @Test
    void somebody_to_be_kept_away_is_told_at_the_gate_and_stands_in_the_way_of_the_close_until_then() {
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp().with("whoIsKeptAway", "Cousin Madeup"));
        assertThat(concern.openSteps()).contains("userTask_tellByVoice").doesNotContain("userTask_makeReferral");
        concern.endsEarlyHelp("cpo").tellsHome("cpo").does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_recordAndClose", Answers.close()))
                .hasMessageContaining("the gate have not been told");
    }

    @Test
    void a_call_that_waits_is_due_at_once_when_the_child_is_not_safe_after_all() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does("cpo", "userTask_addToRecord", Answers.addition("new-information"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.refer("social-care").with("isSafeUntilTomorrow", "no", "notSafeBecause", "They fled before."));
        assertThat(concern.task("userTask_makeReferral", "social-care").getDueDate())
                .isEqualTo("2026-11-24T09:05:00.000");
    }

    @Test
    void an_agency_that_was_settled_with_is_called_again_when_the_child_is_not_safe() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.settles("cpo", "social-care");
        concern.does("cpo", "userTask_addToRecord", Answers.addition("new-information"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", notSafe("unknown"));
        assertThat(concern.task("userTask_makeReferral", "social-care")).isNotNull();
    }
}

package school.safeguarding.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import school.safeguarding.Decision;
import school.safeguarding.escalation.deadline.DueRule;

/** The school's deadlines, row by row, as its procedure gives them. */
class DeadlinesDecisionTest {

    private static final Decision DEADLINES = Decision.named("deadlines");

    private static Map<String, Object> row(Map<String, Object> facts) {
        List<Map<String, Object>> hits = DEADLINES.hits(facts);
        assertThat(hits).as("rows for %s", facts).hasSize(1);
        return hits.get(0);
    }

    private static Map<String, Object> facts(
            String step, String agency, String level, boolean outside, boolean unsafe, boolean often, int stage) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "step", step,
                "isOutsideHours", outside,
                "isUnsafe", unsafe,
                "isDeferredOften", often,
                "stage", stage));
        facts.put("agency", agency == null ? "" : agency);
        facts.put("level", level == null ? "" : level);
        return facts;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userTask_confirmEmergencyServices |  |  | false | 10 minutes | deputy, head, chair | 10 minutes",
                "userTask_confirmEmergencyServices |  |  | true | 10 minutes | head, chair | 10 minutes",
                "alertSeen |  |  | false | 30 school minutes | deputy, head, chair | 30 minutes",
                "alertSeen |  |  | true | 20 minutes | head, chair | 20 minutes",
                "userTask_reviewConcern |  |  | true | 60 minutes | head, chair | 20 minutes",
                "userTask_reviewConcern |  |  | false | 120 school minutes, at the latest 45 minutes before home time"
                        + " | deputy, head, chair | 30 minutes",
                "userTask_makeReferral | social-care | HIGH | false | home time | head, chair | 30 minutes",
                "userTask_makeReferral | police | MEDIUM | true | 60 minutes | head, chair | 30 minutes",
                "userTask_makeReferral | police | IMMEDIATE | false | 15 minutes | head, chair | 15 minutes",
                "userTask_makeReferral | lado | IMMEDIATE | true | 1 working day | chair | 1 working day",
                "userTask_writtenConfirmation | police | HIGH | false | 24 hours after the call | head, chair | 24 hours",
                "userTask_recordAcknowledgement | police | HIGH | false | 1 working day after the written confirmation"
                        + " | chase, head, chair | 1 working day",
                "userTask_disagree | police | HIGH | false | 1 working day | head, chair | 1 working day",
                "userTask_disagree | police | IMMEDIATE | false | home time | head, chair | 2 hours",
                "userTask_disagree | police | IMMEDIATE | true | 2 hours | head, chair | 2 hours",
                "userTask_decideParentContact |  | HIGH | false | 1 school day | deputy, head, chair | 1 school day",
                "userTask_tellAnotherWay |  | HIGH | false | 1 school day | head, chair | 1 school day",
                "subProcess_workConcern |  | HIGH | false | 3 months | head | 1 school day",
                "reassessConcernHarmPossible |  | LOW | true | 10 minutes | deputy, head, chair | 10 minutes",
                "reassessConcern |  | LOW | false | 120 school minutes | deputy, head, chair | 30 minutes",
                "userTask_tellByVoice |  | MEDIUM | false | 20 minutes before home time | deputy, head, chair | 10 minutes",
                "userTask_passOnWhatIsNew | police | HIGH | false | home time | head, chair | 30 minutes",
                "userTask_passOnWhatIsNew | police | HIGH | true | 60 minutes | head, chair | 30 minutes",
                "userTask_passOnWhatIsNew | social-care | IMMEDIATE | true | 15 minutes | head, chair | 15 minutes",
                "correctRungAtOnce |  |  | false | 10 minutes | deputy, head, chair | 10 minutes",
                "userTask_correctWhatWasTold |  | HIGH | false | home time | head, chair | 30 minutes",
                "userTask_recordWhatBecameOfIt | police | HIGH | false | 10 school days | chase, head, chair"
                        + " | 10 school days",
                "userTask_planEarlyHelp |  | LOW | false | 5 school days | deputy, head, chair | 1 school day",
                "userTask_reviewEarlyHelp |  | LOW | false | 6 weeks | deputy, head, chair | 1 school day",
                "userTask_sendFileToNextSchool |  | LOW | false | 5 school days | deputy, head, chair | 1 school day",
                "userTask_recordReceiptOfFile |  | LOW | false | 5 school days | chase, head, chair | 5 school days",
                "policyReview |  |  | false | 12 months | head, chair | 30 days"
            })
    void each_step_has_its_due_time_and_its_ladder(
            String step, String agency, String level, boolean isOutside, String due, String ladder, String pause) {
        Map<String, Object> row = row(facts(step, agency, level, isOutside, false, false, 0));
        assertThat(row)
                .containsEntry("due", due)
                .containsEntry("ladder", ladder)
                .containsEntry("pause", pause);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 3", "2, 4", "3, 5", "7, 5"})
    void a_disagreement_goes_up_on_the_second_third_fourth_and_fifth_working_day(int stage, int days) {
        assertThat(row(facts("userTask_disagree", "social-care", "MEDIUM", false, false, false, stage)))
                .containsEntry("due", days + " working days after their decision");
    }

    @Test
    void outside_hours_the_deputy_is_told_together_with_the_handler() {
        for (String step : List.of("alertSeen", "userTask_confirmEmergencyServices", "userTask_reviewConcern")) {
            assertThat(row(facts(step, null, null, true, false, false, 0))).containsEntry("together", "deputy");
            assertThat(row(facts(step, null, null, false, false, false, 0))).containsEntry("together", "");
        }
    }

    @Test
    void a_child_who_may_not_be_safe_until_tomorrow_is_telephoned_about_at_once() {
        for (String step : List.of("userTask_makeReferral", "userTask_passOnWhatIsNew")) {
            assertThat(row(facts(step, "social-care", "MEDIUM", false, true, false, 0)))
                    .containsEntry("due", "15 minutes");
        }
    }

    @Test
    void whatever_is_deferred_three_times_is_the_heads_to_ask_about() {
        assertThat(row(facts("userTask_decideParentContact", null, "HIGH", false, false, true, 0)))
                .containsEntry("due", "0 minutes")
                .containsEntry("ladder", "head, chair");
    }

    /** A word that the calendar does not know would be found out when the step begins, which is too late. */
    @Test
    void every_row_is_a_time_the_calendar_can_reckon_and_names_who_says_so() {
        Set<String> sources = new HashSet<>();
        for (Map<String, Object> row : everyRow()) {
            assertThat(new DueRule((String) row.get("due"))).isNotNull();
            assertThat(new DueRule((String) row.get("pause"))).isNotNull();
            assertThat((String) row.get("ladder")).matches("|(chase|deputy|head|chair)(, (deputy|head|chair))*");
            assertThat((String) row.get("source")).isNotBlank();
            sources.add((String) row.get("source"));
        }
        assertThat(sources).hasSizeGreaterThan(5);
    }

    private static List<Map<String, Object>> everyRow() {
        return DeadlineRows.all().stream().map(DeadlineRows.Row::outputs).toList();
    }
}

package school.safeguarding.escalation.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;

/** A step that is late becomes another person's, and another's, until somebody does it. */
@SchoolTest
class OverdueStepProcessTest {

    private static final String REVIEW = "userTask_reviewConcern";
    private static final String ACT = "userTask_actOnOverdueStep";

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("overdue-step");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("overdue-step");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
    }

    private void report() {
        concern.reported(
                        Answers.report().with("observedOn", LocalDate.now(clock).toString()))
                .passSavePoints();
    }

    private List<String> notices(String kind) {
        return database.sql("SELECT to_account FROM safeguarding.notice WHERE reference = ? AND kind = ? ORDER BY 1")
                .params(concern.reference(), kind)
                .query(String.class)
                .list();
    }

    private static Date at(String instant) {
        return Date.from(Instant.parse(instant));
    }

    @Test
    void on_a_normal_day_a_review_passes_from_cpo_to_deputy_to_head_to_chair_and_its_end_ends_it_for_all() {
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-24T10:50:00Z"));
        concern.on("2026-11-24", "09:19");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        concern.on("2026-11-24", "09:20");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo", "deputy");
        concern.on("2026-11-24", "09:50");
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
        concern.on("2026-11-24", "10:20");
        assertThat(concern.offeredTo(ACT)).containsExactly("chair", "head");
        assertThat(concern.offeredTo(REVIEW))
                .as("asked to act is not offered the step")
                .doesNotContain("head");

        concern.does("deputy", REVIEW, Answers.review());
        assertThat(concern.everyOpenStep()).doesNotContain(ACT);
        assertThat(notices("STEP_OFFERED")).containsExactly("deputy");
        assertThat(notices("STEP_TO_ACT_ON")).containsExactly("chair", "head");
        assertThat(notices("STEP_REMINDER")).containsExactly("cpo");
        assertThat(notices("STEP_DONE")).containsExactly("chair", "deputy", "head");
        concern.on("2026-11-24", "10:50");
        assertThat(concern.everyOpenStep()).doesNotContain(ACT);
    }

    @Test
    void the_card_of_the_head_names_step_holder_and_reference_and_shows_when_the_step_itself_was_due() {
        report();
        concern.on("2026-11-24", "09:20").on("2026-11-24", "09:50");
        Task act = concern.task(ACT);
        assertThat(act.getName())
                .isEqualTo("Act on overdue step · Review concern · held by Cora Example (CPO), Dev Example (deputy CPO)"
                        + " · " + concern.reference());
        assertThat(act.getDueDate()).isEqualTo(at("2026-11-24T09:20:00Z"));
    }

    @Test
    void a_card_names_its_reference_however_many_hold_the_step_and_whatever_they_are_called() {
        Staff staff = new Staff(pool.getJdbcUrl());
        List<String> many = IntStream.range(0, 12)
                .mapToObj(number -> "deputy-of-a-long-name-".repeat(9) + number)
                .toList();
        many.forEach(deputy -> staff.joins(deputy, "STAFF", "DEPUTY_CPO"));
        try {
            report();
            concern.on("2026-11-24", "09:20").on("2026-11-24", "09:50");
            assertThat(concern.task(ACT).getName())
                    .startsWith("Act on overdue step · Review concern · held by ")
                    .endsWith("… · " + concern.reference())
                    .hasSizeLessThanOrEqualTo(255);
        } finally {
            many.forEach(deputy -> staff.leaves(deputy, LocalDate.of(2000, 1, 1)));
        }
    }

    @Test
    void at_home_time_a_review_is_due_before_the_child_has_gone() {
        concern.at("2026-11-24", "13:50");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-24T14:30:00Z"));
    }

    @Test
    void a_report_at_three_is_alerted_to_both_and_goes_to_the_head_after_twenty_minutes() {
        concern.at("2026-11-24", "15:00");
        report();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo", "deputy");
        assertThat(notices("CONCERN_TO_HANDLE")).containsExactly("cpo", "deputy");
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-24T16:00:00Z"));
        concern.on("2026-11-24", "15:19");
        assertThat(concern.everyOpenStep()).doesNotContain(ACT);
        concern.on("2026-11-24", "15:20");
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
        concern.on("2026-11-24", "15:40");
        assertThat(concern.offeredTo(ACT)).containsExactly("chair", "head");
    }

    @Test
    void a_report_at_ten_at_night_does_not_wait_for_the_morning() {
        concern.at("2026-11-24", "22:00");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-24T23:00:00Z"));
        concern.on("2026-11-24", "22:20");
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
    }

    @Test
    void a_report_at_night_of_no_child_at_risk_before_the_opening_is_counted_from_it() {
        concern.at("2026-11-24", "22:00");
        concern.reported(Answers.report().with("riskBeforeOpening", "no")).passSavePoints();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-25T10:30:00Z"));
        concern.on("2026-11-25", "08:59");
        assertThat(concern.everyOpenStep()).doesNotContain(ACT);
        concern.on("2026-11-25", "09:00");
        assertThat(concern.offeredTo(REVIEW)).contains("deputy");
    }

    @Test
    void a_sign_of_harm_at_night_does_not_wait_whatever_else_is_said() {
        concern.at("2026-11-24", "22:00");
        concern.reported(Answers.report()
                        .with("riskBeforeOpening", "no", "indicators", List.of("secrets", "shownPictures")))
                .passSavePoints();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-24T23:00:00Z"));
        assertThat(concern.offeredTo(REVIEW)).as("alerted together").containsExactly("cpo", "deputy");
    }

    /** With little left to home time it is not asked, and not heeded. */
    @Test
    void late_in_the_school_day_the_clocks_run_on_whatever_is_said() {
        concern.at("2026-11-24", "14:30");
        concern.reported(Answers.report().with("riskBeforeOpening", "no")).passSavePoints();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-24T15:30:00Z"));
    }

    @Test
    void a_report_over_midnight_is_due_the_next_day() {
        concern.at("2026-11-24", "23:45");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-25T00:45:00Z"));
    }

    @Test
    void a_report_on_the_friday_before_half_term_is_reviewed_before_the_child_has_gone_home_for_a_week() {
        concern.at("2026-10-23", "13:30");
        report();
        // Half past two in British summer time, three quarters of an hour before home time.
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-10-23T13:30:00Z"));
        concern.does(
                "cpo", REVIEW, Answers.review().with("indicator_sexualPlay", "current", "childsWordsOn", "2026-10-23"));
        assertThat(concern.task("userTask_decideResponse").getDueDate()).isEqualTo(at("2026-10-23T14:15:00Z"));
    }

    @Test
    void an_inset_day_and_a_bank_holiday_are_outside_hours() {
        concern.at("2026-11-02", "10:00");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-02T11:00:00Z"));
        concern = new Story(engine, clock);
        concern.at("2026-05-04", "10:00");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-05-04T10:00:00Z"));
    }

    /** Half past one comes twice in that night, and an hour later is the second of the two. */
    @Test
    void a_clock_that_never_stops_runs_through_the_night_in_which_the_clocks_go_back() {
        concern.at("2026-10-25", "01:30");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-10-25T01:30:00Z"));
        clock.set(Instant.parse("2026-10-25T00:50:00Z"));
        concern.passSavePoints();
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
    }

    @Test
    void and_through_the_one_in_which_they_go_forward() {
        concern.at("2027-03-28", "00:50");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2027-03-28T01:50:00Z"));
        clock.set(Instant.parse("2027-03-28T01:10:00Z"));
        concern.passSavePoints();
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
    }

    /** Two years past the calendar that ships, outside the hours that are assumed. */
    @Test
    void a_report_on_the_eve_of_the_twenty_ninth_of_february_is_due_on_that_day() {
        concern.at("2028-02-28", "23:45");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2028-02-29T00:45:00Z"));
        concern.on("2028-02-29", "00:05");
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
    }

    @Test
    void an_immediate_danger_does_not_wait_for_anybody_and_its_clock_never_stops() {
        concern.at("2026-11-24", "22:00");
        concern.reported(Answers.report().with("immediateDanger", "yes")).passSavePoints();
        assertThat(concern.offeredTo("userTask_confirmEmergencyServices"))
                .as("alerted together")
                .containsExactly("cpo", "deputy");
        concern.on("2026-11-24", "22:10");
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
    }

    @Test
    void an_immediate_danger_in_school_hours_goes_to_the_deputy_after_ten_minutes_and_to_the_head_after_ten_more() {
        concern.reported(Answers.report().with("immediateDanger", "yes")).passSavePoints();
        concern.on("2026-11-24", "08:59");
        assertThat(concern.offeredTo("userTask_confirmEmergencyServices")).containsExactly("cpo");
        concern.on("2026-11-24", "09:00");
        assertThat(concern.offeredTo("userTask_confirmEmergencyServices")).containsExactly("cpo", "deputy");
        concern.on("2026-11-24", "09:10");
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
    }

    @Test
    void the_head_chases_and_if_that_does_not_help_the_chair_is_asked() {
        report();
        concern.on("2026-11-24", "09:20").on("2026-11-24", "09:50");
        concern.does("head", ACT, Answers.chase());
        assertThat(notices("STEP_CHASED")).containsExactly("cpo", "deputy");
        assertThat(concern.everyOpenStep()).doesNotContain(ACT);
        concern.on("2026-11-24", "10:20");
        assertThat(concern.offeredTo(ACT)).containsExactly("chair", "head");
        assertThat(notices("STEP_TO_ACT_ON")).as("each told once").containsExactly("chair", "head");
    }

    @Test
    void where_nobody_does_anything_everyone_who_may_know_is_asked_in_turn_and_then_an_alarm_stands() {
        report();
        for (String time : List.of("09:20", "09:50", "10:20", "10:50")) {
            concern.on("2026-11-24", time);
        }
        assertThat(concern.offeredTo(ACT)).containsExactly("chair", "governor", "head");
        concern.on("2026-11-24", "11:20");
        assertThat(notices("STEP_TO_ACT_ON")).containsExactly("chair", "governor", "head");
        assertThat(concern.offeredTo(ACT)).containsExactly("chair", "governor", "head");
    }

    @Test
    void the_head_gives_the_concern_to_somebody_who_then_has_it_alone() {
        report();
        concern.on("2026-11-24", "09:20").on("2026-11-24", "09:50");
        assertThatThrownBy(() -> concern.does("head", ACT, Answers.giveTo("teacher")))
                .hasMessageContaining("“To whom” must be one of the people in the list");
        concern.does("head", ACT, Answers.giveTo("deputy"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(concern.offeredTo("userTask_addToRecord")).containsExactly("deputy");
        assertThat(notices("STEP_GIVEN")).containsExactly("deputy");
        concern.does("deputy", REVIEW, Answers.review());
        assertThat(concern.offeredTo("userTask_decideResponse")).containsExactly("deputy");
    }

    @Test
    void the_head_takes_it_over_and_the_cpos_late_click_changes_nothing() {
        report();
        String late = concern.task(REVIEW).getId();
        concern.on("2026-11-24", "09:20").on("2026-11-24", "09:50");
        concern.does("head", ACT, Answers.takeOver());
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThatThrownBy(() -> concern.as("cpo", () -> {
                    engine.getFormService()
                            .submitTaskForm(late, Answers.review().asMap());
                    return null;
                }))
                .isInstanceOf(RuntimeException.class);
        concern.does("head", REVIEW, Answers.review());
        assertThat(concern.offeredTo("userTask_decideResponse")).containsExactly("head");
        concern.does("head", "userTask_decideResponse", Answers.noFurtherAction());
        assertThat(concern.offeredTo("userTask_countersignResponse")).containsExactly("chair");
    }

    /** The last day of the calendar that ships, a half day: nothing that is due before its end is assumed. */
    @Test
    void on_the_calendars_last_day_a_report_is_taken_and_passed_on() {
        concern.at("2027-07-21", "12:00");
        report();
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2027-07-21T11:45:00Z"));
        concern.on("2027-07-21", "12:45");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo", "deputy");
        concern.on("2027-07-21", "13:15");
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
    }

    /** Whoever has claimed a step of the concern, and lets it lie, holds up nobody. */
    @Test
    void a_claim_keeps_nothing_from_the_head_or_the_deputy() {
        report();
        concern.claims("cpo", "userTask_addToRecord");
        concern.on("2026-11-24", "09:20");
        concern.claims("cpo", REVIEW);
        concern.on("2026-11-24", "09:50");
        concern.does("head", ACT, Answers.giveTo("deputy"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(concern.offeredTo("userTask_addToRecord")).containsExactly("deputy");
        concern.does("deputy", REVIEW, Answers.review());
    }

    @Test
    void new_information_gives_a_decision_that_is_late_no_new_clock() {
        report();
        concern.does("cpo", REVIEW, Answers.review());
        concern.on("2026-11-24", "10:50");
        assertThat(concern.offeredTo("userTask_decideResponse")).containsExactly("cpo", "deputy");
        concern.does("cpo", "userTask_addToRecord", Answers.addition("new-information"));
        assertThat(concern.offeredTo("userTask_decideResponse")).containsExactly("cpo", "deputy");
        concern.on("2026-11-24", "11:20");
        assertThat(concern.offeredTo(ACT)).containsExactly("head");
    }

    @Test
    void more_time_is_allowed_with_a_reason_and_moves_the_due_time() {
        report();
        concern.on("2026-11-24", "09:20").on("2026-11-24", "09:50");
        assertThatThrownBy(() -> concern.does("head", ACT, Answers.extend("2026-11-24", "09:00")))
                .hasMessageContaining("must lie in the future");
        assertThatThrownBy(() -> concern.does("head", ACT, Answers.extend("2026-11-26", "09:00")))
                .hasMessageContaining("must not be later than Wednesday 25 November 2026, 15:15");
        concern.does("head", ACT, Answers.extend("2026-11-24", "14:00"));
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo(at("2026-11-24T14:00:00Z"));
        concern.on("2026-11-24", "10:50").on("2026-11-24", "13:59");
        assertThat(concern.everyOpenStep()).doesNotContain(ACT);
        concern.on("2026-11-24", "14:00");
        assertThat(concern.offeredTo(ACT)).containsExactly("chair", "head");
        assertThat(concern.task(ACT).getDueDate()).as("the original due time").isEqualTo(at("2026-11-24T10:50:00Z"));
    }

    @Test
    void whoever_decided_cannot_take_over_the_countersignature() {
        concern.reported(Answers.report().with("aboutWhom", List.of("staff"))).passSavePoints();
        concern.does("head", REVIEW, Answers.review()).settles("head", "lado");
        concern.does(
                "head",
                "userTask_decideResponse",
                Answers.noFurtherAction().with("response", null, "responseToStaffConcern", "no-further-action"));
        assertThat(concern.offeredTo("userTask_countersignResponse")).containsExactly("chair");
        concern.fireTimer("event_countersignResponseOverdue");
        assertThat(concern.offeredTo(ACT)).as("whoever decided has no say").containsExactly("governor");
        assertThatThrownBy(() -> concern.does("governor", ACT, Answers.giveTo("deputy")))
                .hasMessageContaining("must be one of the people in the list");
        concern.does("governor", ACT, Answers.takeOver());
        assertThat(concern.offeredTo("userTask_countersignResponse")).containsExactly("governor");
    }

    /** A server that was down over several due times finds each step once, and starts where it would have begun. */
    @Test
    void a_time_that_passed_while_nothing_ran_escalates_once_after_the_start() {
        report();
        clock.set(clock.instant().plus(Duration.ofHours(5)));
        concern.passSavePoints();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo", "deputy");
        assertThat(concern.everyOpenStep()).doesNotContain(ACT);
        assertThat(ladders()).isEqualTo(1);
    }

    private int ladders() {
        return database.sql("SELECT count(*) FROM safeguarding.overdue_step WHERE reference = ?")
                .param(concern.reference())
                .query(Integer.class)
                .single();
    }

    /** Which is in plain text in the database: whoever writes there decides nothing about a concern that excludes them. */
    @Test
    void a_late_step_that_was_made_to_stand_for_another_concerns_is_not_acted_on() {
        report();
        Story other = new Story(engine, clock);
        other.reported(Answers.report()).passSavePoints();
        concern.fireTimer("event_reviewConcernNotSeen").fireTimer("event_stillOverdue");
        database.sql("UPDATE safeguarding.overdue_step SET task_id = ? WHERE reference = ?")
                .params(other.task(REVIEW).getId(), concern.reference())
                .update();
        assertThatThrownBy(() -> concern.does("head", ACT, Answers.takeOver())).hasMessageContaining("done meanwhile");
        assertThat(other.offeredTo(REVIEW)).containsExactly("cpo");
    }

    private int runningLadders() {
        return database.sql("SELECT count(*) FROM safeguarding.overdue_step WHERE reference = ? AND ended_at IS NULL")
                .param(concern.reference())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_step_done_between_its_due_time_and_the_ladder_is_left_alone() {
        report();
        clock.set(clock.instant().plus(Duration.ofMinutes(30)));
        concern.onlyTimer("event_reviewConcernNotSeen");
        concern.doesWithoutJobs("cpo", REVIEW, Answers.review());
        concern.passSavePoints();
        assertThat(concern.everyOpenStep()).doesNotContain(ACT);
        assertThat(notices("STEP_OFFERED")).isEmpty();
        assertThat(concern.passed("overdue-step")).doesNotContain("serviceTask_escalate");
    }

    /** The two transactions overlap: the ladder begins on a step that is being done, and its doer cannot see it yet. */
    @Test
    void a_ladder_that_the_doer_of_its_step_could_not_see_ends_when_it_finds_the_step_done() {
        report();
        clock.set(clock.instant().plus(Duration.ofMinutes(30)));
        concern.onlyTimer("event_reviewConcernNotSeen");
        database.sql("UPDATE safeguarding.overdue_step SET task_id = 'done' WHERE reference = ?")
                .param(concern.reference())
                .update();
        concern.passSavePoints();
        assertThat(concern.passed("overdue-step")).contains("endEvent_doneMeanwhile");
        assertThat(runningLadders()).isZero();
        assertThat(notices("STEP_OFFERED")).isEmpty();
    }

    /** Somebody presses the button in the second in which the timer fires: one of the two wins, and nothing is doubled. */
    @RepeatedTest(8)
    void a_step_done_in_the_very_second_of_its_timer_is_done_once_and_has_no_ladder_left() throws Exception {
        report();
        clock.set(clock.instant().plus(Duration.ofMinutes(30)));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> timer = threads.submit(() -> {
                together.await();
                concern.onlyTimer("event_reviewConcernNotSeen");
                return null;
            });
            Future<?> person = threads.submit(() -> {
                together.await();
                concern.doesWithoutJobs("cpo", REVIEW, Answers.review());
                return null;
            });
            boolean hasFired = isDone(timer);
            boolean isReviewed = isDone(person);
            assertThat(hasFired || isReviewed).as("one of them wins").isTrue();
            concern.passSavePoints();
            if (!isReviewed) {
                // Told to press the button again, and does.
                concern.does("cpo", REVIEW, Answers.review());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_decideResponse");
        assertThat(runningLadders()).isZero();
        assertThat(notices("STEP_OFFERED")).doesNotHaveDuplicates();
    }

    /** Whoever comes too late is refused by the engine, and has stored nothing. */
    private static boolean isDone(Future<?> attempt) throws InterruptedException {
        try {
            attempt.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfAny(
                            OptimisticLockingException.class,
                            NullValueException.class,
                            DataAccessException.class,
                            AssertionError.class);
            return false;
        }
    }

    @Test
    void somebody_whose_step_ends_while_the_ladder_is_being_climbed_ends_it() {
        report();
        concern.fireTimer("event_reviewConcernNotSeen");
        String overdueId = database.sql("SELECT id::text FROM safeguarding.overdue_step WHERE reference = ?")
                .param(concern.reference())
                .query(String.class)
                .single();
        database.sql("UPDATE safeguarding.overdue_step SET ended_at = now() WHERE id = ?::uuid")
                .param(overdueId)
                .update();
        concern.fireTimer("event_stillOverdue");
        assertThat(concern.passed("overdue-step")).contains("endEvent_doneMeanwhile");
    }
}

package school.safeguarding.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Participation;
import school.safeguarding.escalation.daily.LookAfterSchool;
import school.safeguarding.escalation.daily.SchoolAlarms;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;

/** Nothing waits for somebody who is away, has left, or has stepped out. */
@SchoolTest
class CoverProcessTest {

    private static final String REVIEW = "userTask_reviewConcern";
    private static final String HAND_OVER = "userTask_handOver";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private Participation participation;

    @Autowired
    private LookAfterSchool lookAfterSchool;

    @Autowired
    private SchoolAlarms alarms;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        List.of("absence", "hand-over").forEach(FlowsTaken::forget);
    }

    @AfterAll
    static void every_flow_was_taken() {
        List.of("absence", "hand-over", "school-day").forEach(FlowsTaken::assertAllTaken);
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
    }

    @AfterEach
    void everybodyIsBack() {
        new Staff(connection.getJdbcUrl()).everybodyIsBack();
    }

    private void report() {
        concern.reported(Answers.report()).passSavePoints();
    }

    private void leaves(String account) {
        new Staff(connection.getJdbcUrl()).leaves(account, LocalDate.of(2026, 11, 23));
    }

    /** Runs what is due of a process that is about no concern. */
    private void runs(String process) {
        List<Job> due;
        while (!(due = engine.getManagementService()
                        .createJobQuery()
                        .processDefinitionKey(process)
                        .executable()
                        .list())
                .isEmpty()) {
            engine.getManagementService().executeJob(due.get(0).getId());
        }
        Story.runBackground(engine);
    }

    private Set<String> offered(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is to be handed over of this concern; other tests have their own in the same school. */
    private List<Task> handOvers() {
        List<String> about = database.sql(
                        "SELECT DISTINCT hand_over::text FROM safeguarding.hand_over_step WHERE reference = ?")
                .param(concern.reference())
                .query(String.class)
                .list();
        return engine.getTaskService().createTaskQuery().taskDefinitionKey(HAND_OVER).list().stream()
                .filter(task -> about.contains(engine.getTaskService().getVariable(task.getId(), "handOverId")))
                .toList();
    }

    @Test
    void what_is_open_goes_to_the_deputy_when_an_absence_begins_and_what_comes_goes_there_from_the_start() {
        report();
        concern.starts("cpo", "absence", Answers.absent("2026-11-25", "2026-11-26"));
        runs("absence");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        concern.at("2026-11-25", "00:00");
        runs("absence");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        Story next = new Story(engine, clock);
        next.at("2026-11-25", "09:00");
        next.reported(Answers.report()).passSavePoints();
        assertThat(next.offeredTo(REVIEW)).containsExactly("deputy");
        next.at("2026-11-27", "00:00");
        runs("absence");
        assertThat(next.offeredTo(REVIEW)).containsExactly("cpo", "deputy");
    }

    @Test
    void an_absence_that_ends_before_it_begins_is_refused_and_so_is_one_in_the_past() {
        assertThatThrownBy(() -> concern.starts("cpo", "absence", Answers.absent("2026-11-26", "2026-11-25")))
                .hasMessageContaining("must not be before the first day");
        assertThatThrownBy(() -> concern.starts("cpo", "absence", Answers.absent("2026-11-20", "2026-11-25")))
                .hasMessageContaining("must not be before today");
    }

    @Test
    void an_absence_that_reaches_past_a_year_is_refused_as_a_mistyped_year() {
        assertThatThrownBy(() -> concern.starts("cpo", "absence", Answers.absent("2026-11-26", "2072-11-27")))
                .hasMessageContaining("must be within a year from today, so at the latest 24/11/2027");
    }

    @Test
    void for_each_day_counts_what_was_said_last_so_that_an_absence_can_be_shortened() {
        report();
        concern.starts("cpo", "absence", Answers.absent("2026-11-25", "2026-11-30"));
        concern.at("2026-11-25", "00:00");
        runs("absence");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        concern.at("2026-11-25", "09:00");
        concern.starts("cpo", "absence", Answers.thereAfterAll("2026-11-25", "2026-11-26"));
        runs("absence");
        assertThat(concern.offeredTo(REVIEW)).contains("cpo");
        concern.at("2026-11-27", "00:00");
        runs("absence");
        assertThat(concern.offeredTo(REVIEW)).doesNotContain("cpo");
        concern.at("2026-12-01", "00:00");
        runs("absence");
        assertThat(concern.offeredTo(REVIEW)).contains("cpo");
    }

    @Test
    void who_has_left_holds_nothing_and_the_head_hands_all_of_it_over_in_one_task() {
        report();
        Story other = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        leaves("cpo");
        SchoolDay.looks(engine, clock);
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(other.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(handOvers()).hasSize(1).allSatisfy(task -> assertThat(offered(task))
                .containsExactly("head"));

        String task = handOvers().get(0).getId();
        assertThatThrownBy(() -> handsOver(task, "teacher")).hasMessageContaining("somebody in the list");
        handsOver(task, "head");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(other.offeredTo(REVIEW)).containsExactly("head");
        assertThat(handOvers()).isEmpty();
    }

    private void handsOver(String task, String account) {
        concern.as("head", () -> {
            engine.getTaskService().claim(task, "head");
            engine.getFormService()
                    .submitTaskForm(task, Answers.handOver(account).asMap());
            return null;
        });
    }

    @Test
    void whoever_may_not_know_of_a_concern_any_more_does_not_hand_its_steps_over() {
        report();
        leaves("cpo");
        SchoolDay.looks(engine, clock);
        String task = handOvers().get(0).getId();
        participation.stepOut(Reference.of(concern.reference()), AccountId.of("head"), "I know the family.");
        assertThatThrownBy(() -> handsOver(task, "deputy")).hasMessageContaining("not yours to know of any more");
    }

    @Test
    void a_head_who_leaves_with_a_hand_over_open_leaves_it_to_the_chair() {
        report();
        leaves("cpo");
        SchoolDay.looks(engine, clock);
        leaves("head");
        SchoolDay.looks(engine, clock);
        assertThat(handOvers()).isNotEmpty().allSatisfy(task -> assertThat(offered(task))
                .containsExactly("chair"));
        for (Task task : handOvers()) {
            concern.as("chair", () -> {
                engine.getFormService()
                        .submitTaskForm(
                                task.getId(), Answers.handOver("as-offered").asMap());
                return null;
            });
        }
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
    }

    @Test
    void somebody_away_is_passed_over_by_the_ladder() {
        report();
        concern.starts("deputy", "absence", Answers.absent("2026-11-24", "2026-11-24"));
        concern.on("2026-11-24", "09:20");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
    }

    @Test
    void nobody_to_escalate_to_is_an_alarm() {
        assertThat(alarms.all()).noneMatch(alarm -> alarm.contains("holds the role"));
        leaves("chair");
        assertThat(alarms.all()).anyMatch(alarm -> alarm.contains("nobody who is there holds the role chair"));
        report();
        for (String account : List.of("deputy", "head", "governor")) {
            leaves(account);
        }
        assertThat(alarms.all())
                .contains("ALARM A01: nobody is left to whom an overdue step of " + concern.reference() + " could go.");
    }

    /** The log names the concern; the head's mail does not, since it may be about the head. */
    @Test
    void what_was_changed_directly_in_the_database_is_an_alarm() {
        report();
        JdbcClient owner = JdbcClient.create(KeysOfDatabase.asSuperuser(connection.getJdbcUrl()));
        String change = "UPDATE safeguarding.concern SET is_outside_hours = NOT is_outside_hours WHERE reference = ?";
        owner.sql(change).param(concern.reference()).update();
        try {
            assertThat(alarms.all())
                    .anyMatch(alarm -> alarm.startsWith("ALARM A04: who handles " + concern.reference()));
            concern.at("2026-11-27", "09:00");
            // Other tests may have been on this day.
            owner.sql("DELETE FROM safeguarding.day_begun WHERE day = '2026-11-27'")
                    .update();
            lookAfterSchool.look();
            assertThat(database.sql("SELECT detail FROM safeguarding.notice WHERE kind = 'DAILY_SUMMARY'"
                                    + " AND to_account = 'head' AND created_at::date = '2026-11-27'")
                            .query(String.class)
                            .list())
                    .anyMatch(detail -> detail.contains("ALARM A04: a concern was changed directly in the database"))
                    .noneMatch(detail -> detail.contains(concern.reference()));
        } finally {
            owner.sql(change).param(concern.reference()).update();
        }
        assertThat(alarms.all()).noneMatch(alarm -> alarm.startsWith("ALARM A04: who handles " + concern.reference()));
    }

    @Test
    void who_steps_out_loses_the_concern_and_the_next_person_has_it() {
        report();
        concern.does("cpo", REVIEW, Answers.stepOut());
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(concern.offeredTo("userTask_addToRecord")).containsExactly("deputy");
        assertThat(concern.task(REVIEW).getAssignee()).isNull();
        concern.does("deputy", REVIEW, Answers.review());
        assertThat(concern.offeredTo("userTask_decideResponse")).containsExactly("deputy");
        concern.fireTimer("event_decideResponseOverdue");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
    }

    @Test
    void where_whoever_was_asked_to_act_steps_out_the_next_above_is_asked_at_once() {
        report();
        concern.fireTimer("event_reviewConcernNotSeen").fireTimer("event_stillOverdue");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
        concern.does("head", "userTask_actOnOverdueStep", Answers.stepOut());
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("chair");
        assertThat(database.sql("SELECT count(*) FROM safeguarding.notice"
                                + " WHERE reference = ? AND kind = 'STEP_WITHOUT_PERSON'")
                        .param(concern.reference())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_reason_is_needed_to_step_out_and_nothing_else_is_taken_with_it() {
        report();
        assertThatThrownBy(() -> concern.does("cpo", REVIEW, Answers.stepOut().with("stepOutReason", null)))
                .hasMessageContaining("“Why you must withdraw”");
        assertThatThrownBy(() -> concern.does("cpo", REVIEW, Answers.stepOut().with("reviewNotes", "kept?")))
                .hasMessageContaining("“Anything else that matters”");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
    }

    @Test
    void where_the_last_one_steps_out_those_outside_are_told() {
        concern.reported(Answers.report().with("aboutWhom", List.of("head", "cpo", "governor")))
                .passSavePoints();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
        concern.does("chair", REVIEW, Answers.stepOut());
        assertThat(concern.offeredTo(REVIEW)).isEmpty();
        assertThat(database.sql("SELECT count(*) FROM safeguarding.notice"
                                + " WHERE reference = ? AND kind = 'STEP_WITHOUT_PERSON'")
                        .param(concern.reference())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}

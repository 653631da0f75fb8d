package school.safeguarding.schoolyear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.StepDeadlines;
import school.safeguarding.escalation.daily.SchoolAlarms;
import school.safeguarding.schoolyear.nearday.NearSchoolDays;
import school.safeguarding.step.StepId;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** Snow, a burst pipe, an event: one day of the next four weeks that is not as everybody knows it. */
@SchoolTest
class NearDayProcessTest {

    private static final String CONFIRM = "userTask_confirmNearDay";
    private static final String DECIDE_HOME = "userTask_decideParentContact";
    private static final String WEDNESDAY = "2026-12-02";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private SchoolCalendar calendar;

    @Autowired
    private SchoolYears years;

    @Autowired
    private StepDeadlines deadlines;

    @Autowired
    private NearSchoolDays near;

    @Autowired
    private SchoolAlarms alarms;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails details;

    @LocalServerPort
    private int port;

    private Story school;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("near-day");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("near-day");
    }

    @BeforeEach
    void begin() {
        school = new Story(engine, clock).at("2026-12-01", "08:00");
        SchoolDay.looks(engine, clock);
    }

    private Task asks(String person, Answers answers) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("near-day")
                .latestVersion()
                .singleResult()
                .getId();
        String instance = school.as(person, () -> engine.getFormService().submitStartForm(definition, answers.asMap()))
                .getId();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(CONFIRM)
                .singleResult();
    }

    private void answers(String person, Task task, String answer) {
        school.as(person, () -> {
            engine.getFormService()
                    .submitTaskForm(task.getId(), Answers.confirmNearDay(answer).asMap());
            return null;
        });
    }

    private Set<String> offeredTo(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .collect(Collectors.toSet());
    }

    private boolean isSchool(String day) {
        return calendar.isSchoolDay(LocalDate.parse(day));
    }

    /** By an email that does not say which day. */
    private List<String> told(String kind) {
        return database.sql("SELECT to_account FROM safeguarding.notice WHERE kind = ? AND detail IS NULL"
                        + " AND created_at >= ?")
                .params(kind, Timestamp.from(Instant.parse("2026-12-01T00:00:00Z")))
                .query(String.class)
                .list();
    }

    /** One school day from now. */
    private Instant dueAt(Story concern) {
        return deadlines.dueAt(concern.reference(), StepId.of("userTask_countersignResponse"), Map.of());
    }

    @Test
    void a_day_of_snow_is_closed_by_the_chair_alone_and_makes_nothing_due_later_of_a_concern_that_is_open() {
        Story open = new Story(engine, clock)
                .at("2026-12-01", "11:00")
                .reported(Answers.report())
                .passSavePoints();
        Instant reviewDue = open.task("userTask_reviewConcern").getDueDate().toInstant();
        Instant before = dueAt(open);
        assertThat(before).isEqualTo(Instant.parse("2026-12-02T11:00:00Z"));

        school.at("2026-12-01", "11:30");
        Task task = asks("head", Answers.closeNearDay(WEDNESDAY));
        assertThat(offeredTo(task)).containsExactly("chair");
        assertThat(new TasklistClient(port)
                        .signedIn("chair")
                        .engine("GET", "/task/" + task.getId() + "/form-variables?deserializeValues=false", null)
                        .body())
                .contains("02/12/2026", "school from 08:30 to 15:15", "no school", "Heavy snow");
        engine.getManagementService()
                .createJobQuery()
                .activityId("event_confirmNearDayOverdue")
                .list()
                .forEach(timer -> engine.getManagementService().executeJob(timer.getId()));
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("near-day")
                .executable()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        assertThat(offeredTo(task)).as("nobody but the chair, however late").containsExactly("chair");
        engine.getTaskService().addCandidateUser(task.getId(), "cpo");
        assertThatThrownBy(() -> answers("cpo", task, "confirm")).hasMessageContaining("Only the chair of governors");
        engine.getTaskService().addCandidateUser(task.getId(), "head");
        assertThatThrownBy(() -> answers("head", task, "confirm")).hasMessageContaining("You asked for this");
        assertThat(isSchool(WEDNESDAY)).as("until the chair confirms it").isTrue();

        school.at("2026-12-01", "11:40");
        answers("chair", task, "confirm");
        assertThat(isSchool(WEDNESDAY)).isFalse();
        assertThat(open.task("userTask_reviewConcern").getDueDate().toInstant()).isEqualTo(reviewDue);
        assertThat(dueAt(open)).as("as before, and not a day later").isEqualTo(Instant.parse("2026-12-02T11:40:00Z"));
        Story later = new Story(engine, clock)
                .at("2026-12-01", "11:45")
                .reported(Answers.report())
                .passSavePoints();
        assertThat(dueAt(later))
                .as("a concern that was reported when everybody knew")
                .isEqualTo(Instant.parse("2026-12-03T11:45:00Z"));

        school.at(WEDNESDAY, "06:00");
        SchoolDay.looks(engine, clock);
        assertThat(isSchool(WEDNESDAY)).as("the new day does not bring it back").isFalse();
        assertThat(near.known()).doesNotContainKey(LocalDate.parse(WEDNESDAY));
        assertThat(alarms.all()).noneMatch(alarm -> alarm.startsWith("ALARM A24"));
        assertThat(database.sql("SELECT kind || ' ' || by_account || ' ' || detail FROM safeguarding.trace"
                                + " WHERE kind LIKE 'NEAR_DAY_%' ORDER BY number")
                        .query(String.class)
                        .list())
                .contains("NEAR_DAY_CHANGED chair 2026-12-02 closed asked by head");
        assertThat(told("NEAR_DAY_CHANGED")).contains("head").doesNotContain("cpo");
    }

    @Test
    void a_day_stays_as_it_is_where_the_chair_says_no_and_the_chair_alone_changes_none_either() {
        Task refused = asks("cpo", Answers.closeNearDay("2026-12-09"));
        answers("chair", refused, "refuse");
        assertThat(isSchool("2026-12-09")).isTrue();
        assertThat(told("NEAR_DAY_REFUSED")).contains("cpo");

        Task own = asks("chair", Answers.closeNearDay("2026-12-09"));
        assertThat(offeredTo(own)).isNotEmpty().doesNotContain("chair");
        engine.getTaskService().addCandidateUser(own.getId(), "chair");
        assertThatThrownBy(() -> answers("chair", own, "confirm")).hasMessageContaining("You asked for this");
        assertThat(isSchool("2026-12-09")).isTrue();
        engine.getTaskService().addCandidateUser(own.getId(), "head");
        answers("head", own, "confirm");
        assertThat(isSchool("2026-12-09")).isFalse();
    }

    /** That the chair is away for a while lets nobody else close a day. */
    @Test
    void the_deputy_chair_confirms_only_where_nobody_is_chair() {
        Staff staff = new Staff(details.getJdbcUrl());
        Task withChair = asks("head", Answers.closeNearDay("2026-12-14"));
        engine.getTaskService().addCandidateUser(withChair.getId(), "governor");
        assertThatThrownBy(() -> answers("governor", withChair, "confirm"))
                .hasMessageContaining("Only the chair of governors");
        staff.leaves("chair", LocalDate.parse("2026-11-30"));
        try {
            assertThat(offeredTo(asks("head", Answers.closeNearDay("2026-12-15"))))
                    .containsExactly("governor");
            answers("governor", withChair, "confirm");
            assertThat(isSchool("2026-12-14")).isFalse();
        } finally {
            staff.leaves("chair", LocalDate.parse("2099-12-31"));
        }
    }

    @Test
    void a_saturday_is_opened_and_a_day_gets_other_hours() {
        LocalDate saturday = LocalDate.parse("2026-12-12");
        answers("chair", asks("head", Answers.openNearDay("2026-12-12", "09:00", "12:00")), "confirm");
        assertThat(calendar.hours(saturday)).contains(new Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)));

        LocalDate thursday = LocalDate.parse("2026-12-10");
        Story open = new Story(engine, clock)
                .at("2026-12-09", "14:30")
                .reported(Answers.report())
                .passSavePoints();
        Instant before = deadlines.dueAt(open.reference(), StepId.of("userTask_recordAndClose"), Map.of());
        answers("chair", asks("head", Answers.openNearDay("2026-12-10", "10:00", "11:00")), "confirm");
        assertThat(calendar.hours(thursday)).contains(new Hours(LocalTime.of(10, 0), LocalTime.of(11, 0)));
        assertThat(deadlines.dueAt(open.reference(), StepId.of("userTask_recordAndClose"), Map.of()))
                .isBeforeOrEqualTo(before);
    }

    @Test
    void what_is_no_near_day_or_no_change_is_refused() {
        assertThatThrownBy(() -> asks("head", Answers.closeNearDay("2026-12-30").with("nearDay", "2027-01-05")))
                .hasMessageContaining("from today to 29/12/2026");
        assertThatThrownBy(() -> asks("head", Answers.closeNearDay("2026-12-05")))
                .hasMessageContaining("05/12/2026 counts like that already");
        assertThatThrownBy(() -> asks("head", Answers.openNearDay("2026-12-04", "11:00", "11:00")))
                .hasMessageContaining("Home time must be after the opening");
        assertThatThrownBy(() -> asks("head", Answers.openNearDay("2026-12-04", "05:59", "15:00")))
                .hasMessageContaining("“School opens” must be from 06:00 to 11:00");
        assertThatThrownBy(() -> asks("head", Answers.openNearDay("2026-12-04", "08:30", "18:01")))
                .hasMessageContaining("“Children go home” must be from 11:00 to 18:00");
        Task late = asks("head", Answers.closeNearDay("2026-12-03"));
        school.at("2026-12-04", "09:00");
        assertThatThrownBy(() -> answers("chair", late, "confirm"))
                .hasMessageContaining("The day has to be one from today");
        answers("chair", late, "refuse");
    }

    @Test
    void of_one_day_one_change_is_asked_for_at_a_time() {
        Task first = asks("head", Answers.closeNearDay("2026-12-17"));
        assertThatThrownBy(() -> asks("cpo", Answers.openNearDay("2026-12-17", "10:00", "12:00")))
                .hasMessageContaining("“Day to be changed” cannot be 17/12/2026: somebody has asked");
        Task other = asks("cpo", Answers.closeNearDay("2026-12-18"));
        answers("chair", other, "refuse");
        answers("chair", first, "refuse");
        answers("chair", asks("cpo", Answers.openNearDay("2026-12-17", "06:00", "18:00")), "confirm");
        assertThat(calendar.hours(LocalDate.parse("2026-12-17")))
                .contains(new Hours(LocalTime.of(6, 0), LocalTime.of(18, 0)));
    }

    @Test
    void a_contact_with_home_that_was_put_off_is_asked_about_again_on_a_day_that_is_closed_meanwhile() {
        Story before = toDecideOnHome("2026-12-10", "09:00");
        school.at("2026-12-10", "09:30");
        answers("chair", asks("head", Answers.closeNearDay("2026-12-11")), "confirm");
        Story concern = new Story(engine, clock).at("2026-12-10", "10:00");
        concern.reported(Answers.report()).passSavePoints();
        before.at("2026-12-10", "11:00");
        before.does("cpo", DECIDE_HOME, Answers.deferContact());
        assertThat(before.on("2026-12-11", "08:31").everyOpenStep()).contains(DECIDE_HOME);

        toDecideOnHome(concern, "2026-12-10", "11:00").does("cpo", DECIDE_HOME, Answers.deferContact());
        assertThat(concern.on("2026-12-11", "08:31").everyOpenStep())
                .as("reported when everybody knew of the closure")
                .doesNotContain(DECIDE_HOME);
        assertThat(concern.on("2026-12-14", "08:31").everyOpenStep()).contains(DECIDE_HOME);
    }

    private Story toDecideOnHome(String day, String time) {
        Story concern = new Story(engine, clock).at(day, time);
        concern.reported(Answers.report()).passSavePoints();
        return toDecideOnHome(concern, day, time);
    }

    private static Story toDecideOnHome(Story concern, String day, String time) {
        return concern.at(day, time)
                .does("cpo", "userTask_reviewConcern", Answers.review())
                .does("cpo", "userTask_decideResponse", Answers.refer("police"));
    }

    /** Whoever can write to the database, and has no keys, closes no day. */
    @Test
    void an_answer_that_was_put_into_the_database_by_hand_changes_no_day() {
        String change = asks("head", Answers.closeNearDay("2026-12-16")).getProcessInstanceId();
        database.sql("INSERT INTO safeguarding.near_day_answer (change, answered_by, answered_at, counts, reason)"
                        + " SELECT business_key_::uuid, 'chair', now(), '2026-12-16 closed 08:30-15:15 2026-12-01T08:00:00Z', 'yes'"
                        + " FROM engine.act_ru_execution WHERE id_ = ?")
                .param(change)
                .update();
        years.lookAgain();
        assertThat(isSchool("2026-12-16")).isTrue();
    }
}

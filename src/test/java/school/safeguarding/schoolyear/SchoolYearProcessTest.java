package school.safeguarding.schoolyear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.escalation.daily.SchoolAlarms;
import school.safeguarding.schoolyear.year.AddedSchoolYear;
import school.safeguarding.schoolyear.year.AddedSchoolYears;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** The calendar ends on 21 July 2027 unless somebody adds to it. */
@SchoolTest
class SchoolYearProcessTest {

    private static final String ADD = "userTask_addSchoolYear";
    private static final String CONFIRM = "userTask_confirmSchoolYear";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private SchoolCalendar calendar;

    @Autowired
    private SchoolYears years;

    @Autowired
    private AddedSchoolYears added;

    @Autowired
    private JdbcClient database;

    @Autowired
    private SchoolAlarms alarms;

    @LocalServerPort
    private int port;

    private Story school;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("school-year");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("school-year");
    }

    @BeforeEach
    void begin() {
        school = new Story(engine, clock);
    }

    private void begins(String day) {
        school.at(day, "09:00");
        SchoolDay.looks(engine, clock);
    }

    private List<Task> open() {
        return open(ADD);
    }

    private List<Task> open(String step) {
        return engine.getTaskService().createTaskQuery().taskDefinitionKey(step).list();
    }

    private List<String> offeredTo(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .sorted()
                .toList();
    }

    private void answers(String person, Answers answers) {
        answers(person, ADD, answers);
    }

    private void answers(String person, String step, Answers answers) {
        Task task = open(step).get(0);
        school.as(person, () -> {
            engine.getFormService().submitTaskForm(task.getId(), answers.asMap());
            return null;
        });
    }

    @Test
    void a_year_that_the_head_types_counts_when_a_second_person_has_confirmed_it() {
        begins("2027-05-21");
        assertThat(open()).isEmpty();
        begins("2027-05-24");
        begins("2027-05-25");
        assertThat(open()).singleElement().satisfies(task -> assertThat(offeredTo(task))
                .containsExactly("head"));
        assertThat(mails("head")).isEqualTo(1);

        Task task = open().get(0);
        assertThat(shown("head", task))
                .contains("term1From", "2027-08-31", "2028-07-19", "INSET day: 01/09/2026", "27/12/2027");
        assertThat(new TasklistClient(port)
                        .signedIn("cpo")
                        .engine("GET", "/task/" + task.getId() + "/form-variables?deserializeValues=false", null)
                        .statusCode())
                .isNotEqualTo(200);

        assertThatThrownBy(() -> answers("head", Answers.of("schoolYearFrom", "file")))
                .hasMessageContaining("The calendar that counts now ends on 21/07/2027");
        assertThatThrownBy(() -> answers("head", Answers.schoolYear().with("term1To", "2027-09-04")))
                .hasMessageContaining("ends before it begins");
        assertThatThrownBy(() -> answers("head", Answers.schoolYear().with("term2To", null)))
                .hasMessageContaining("Half term 2 needs its first and its last day");
        assertThatThrownBy(() -> answers("head", Answers.schoolYear().with("early1", "2027-10-22")))
                .hasMessageContaining("needs the day and the time");
        assertThatThrownBy(() -> answers("head", Answers.schoolYear().with("closed1", "2027-12-25")))
                .hasMessageContaining("25/12/2027 is no school day in any term.");

        becomesOverdue();
        assertThat(offeredTo(open().get(0))).containsExactly("chair", "head");

        answers("head", Answers.schoolYear().with("closed1", "2027-11-03"));
        assertThat(open()).isEmpty();
        assertThat(calendar.lastDay()).as("nobody has confirmed it").isEqualTo("2027-07-21");
        Task toConfirm = open(CONFIRM).get(0);
        assertThat(offeredTo(toConfirm)).containsExactly("chair");
        assertThat(mails("chair")).as("once for each step").isEqualTo(2);
        assertThat(shown("chair", toConfirm))
                .contains("06/09/2027 to 22/10/2027", "Holidays: 23/10/2027 to 31/10/2027", "No school: 03/11/2027")
                .contains(
                        "Further day without school, not as last year: 03/11/2027",
                        "Days of school: ",
                        "(last year: 190)");
        begins("2027-05-26");
        assertThat(open()).as("it is asked for once").isEmpty();

        answers("chair", CONFIRM, Answers.confirmSchoolYear("refuse"));
        assertThat(calendar.lastDay()).isEqualTo("2027-07-21");
        assertThat(open(CONFIRM)).isEmpty();
        assertThat(offeredTo(open().get(0))).containsExactly("head");
        assertThat(mails("head")).as("asked again").isEqualTo(2);
        assertThat(shown("head", open().get(0)))
                .contains("The council’s page of term dates.", "2027-09-06", "2027-11-03");

        answers("head", Answers.schoolYear().with("early1", "2027-10-22", "early1Home", "13:30"));
        becomesOverdue("event_confirmSchoolYearOverdue");
        assertThat(offeredTo(open(CONFIRM).get(0)))
                .contains("chair")
                .hasSizeGreaterThan(1)
                .doesNotContain("head");
        assertThatThrownBy(() -> answers("head", CONFIRM, Answers.confirmSchoolYear("confirm")))
                .isNotNull();
        assertThat(calendar.lastDay()).isEqualTo("2027-07-21");
        answers("chair", CONFIRM, Answers.confirmSchoolYear("confirm"));
        assertThat(open(CONFIRM)).isEmpty();
        assertThat(calendar.lastDay()).isEqualTo("2028-07-21");
        assertThat(calendar.isSchoolDay(LocalDate.parse("2027-09-06")))
                .as("INSET day")
                .isFalse();
        assertThat(database.sql("SELECT kind || ' ' || by_account || ' ' || detail FROM safeguarding.trace"
                                + " WHERE kind LIKE 'SCHOOL_YEAR_%' ORDER BY number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "SCHOOL_YEAR_REFUSED chair 2027-09-06 2028-07-21 typed by head",
                        "SCHOOL_YEAR_ADDED chair 2027-09-06 2028-07-21 typed by head");

        begins("2027-05-27");
        assertThat(open()).isEmpty();
        near_days_are_closed_with_the_chair_as_one_of_the_two_only();
    }

    private void near_days_are_closed_with_the_chair_as_one_of_the_two_only() {
        begins("2028-07-03");
        answers(
                "head",
                Answers.schoolYear(
                        List.of("2028-09-04", "2028-10-30", "2029-01-02", "2029-02-19", "2029-04-16", "2029-06-04"),
                        List.of("2028-10-20", "2028-12-15", "2029-02-09", "2029-03-29", "2029-05-25", "2029-07-20")));
        Task task = open(CONFIRM).get(0);
        becomesOverdue("event_confirmSchoolYearOverdue");
        assertThat(offeredTo(task)).as("nobody but the chair, however late").containsExactly("chair");
        assertThat(shown("chair", task)).contains("24/07/2028");
        engine.getTaskService().addCandidateUser(task.getId(), "cpo");
        assertThatThrownBy(() -> answers("cpo", CONFIRM, Answers.confirmSchoolYear("confirm")))
                .hasMessageContaining("no school on 24/07/2028")
                .hasMessageContaining("Only the chair of governors");
        engine.getTaskService().addCandidateUser(task.getId(), "head");
        assertThatThrownBy(() -> answers("head", CONFIRM, Answers.confirmSchoolYear("confirm")))
                .hasMessageContaining("somebody else has to confirm it");
        assertThat(calendar.lastDay()).isEqualTo("2028-07-21");
        answers("chair", CONFIRM, Answers.confirmSchoolYear("confirm"));
        assertThat(calendar.lastDay()).isEqualTo("2029-07-20");
        nobody_confirms_what_the_file_has();
    }

    private void nobody_confirms_what_the_file_has() {
        begins("2029-06-01");
        added.save(new AddedSchoolYear(
                years.proposed(), AccountId.of("whoever started it with such a file"), clock.instant()));
        years.lookAgain();
        answers("head", Answers.of("schoolYearFrom", "file"));
        assertThat(open()).isEmpty();
        assertThat(open(CONFIRM)).isEmpty();
    }

    private String shown(String person, Task task) {
        return new TasklistClient(port)
                .signedIn(person)
                .engine("GET", "/task/" + task.getId() + "/form-variables?deserializeValues=false", null)
                .body();
    }

    private void becomesOverdue() {
        becomesOverdue("event_addSchoolYearOverdue");
    }

    private void becomesOverdue(String event) {
        engine.getManagementService()
                .createJobQuery()
                .activityId(event)
                .list()
                .forEach(timer -> engine.getManagementService().executeJob(timer.getId()));
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("school-year")
                .executable()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private long mails(String person) {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE kind = 'STEP_OF_SCHOOL' AND to_account = ?"
                        + " AND once_key LIKE 'school-year-after-%'")
                .param(person)
                .query(Long.class)
                .single();
    }

    /** Whoever can write to the database, and has no keys, moves no due time. */
    @Test
    void a_year_that_was_put_into_the_database_by_hand_does_not_count() {
        LocalDate lastDay = calendar.lastDay();
        database.sql("INSERT INTO safeguarding.added_school_year (id, added_by, added_at, days)"
                        + " VALUES (gen_random_uuid(), 'head', now(), :days)")
                .param("days", "terms:\n  - {name: Never, from: 2028-09-04, to: 2028-09-05}\n")
                .update();
        years.lookAgain();
        assertThat(calendar.lastDay()).isEqualTo(lastDay);
    }

    /** As the application left it before somebody closed the day in the file and started it again. */
    @Test
    void a_near_day_that_the_file_closes_goes_on_to_count_and_is_named_until_it_is_over() {
        begins("2026-12-01");
        LocalDate day = LocalDate.parse("2026-12-05");
        assertThat(calendar.isSchoolDay(day)).isFalse();
        assertThat(database.sql("SELECT count(*) FROM safeguarding.near_school_day WHERE day = '2026-12-04'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        database.sql("INSERT INTO safeguarding.near_school_day (day, opens, home) VALUES (?, '08:30', '15:15')")
                .param(day)
                .update();
        begins("2026-12-02");
        assertThat(calendar.isSchoolDay(day)).isTrue();
        assertThat(alarms.all()).anyMatch(alarm -> alarm.startsWith("ALARM A24") && alarm.contains("05/12/2026"));
        begins("2026-12-07");
        assertThat(calendar.isSchoolDay(day)).isFalse();
        assertThat(alarms.all()).noneMatch(alarm -> alarm.startsWith("ALARM A24"));
    }
}

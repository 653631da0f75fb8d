package school.safeguarding.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SafeguardingApplication;
import school.safeguarding.story.Answers;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** A school that forgot to add the next year: the application starts, takes reports, and says which due times it assumed. */
class CalendarEndedIT {

    private static final String REVIEW = "userTask_reviewConcern";
    private static final String DECIDE = "userTask_decideResponse";
    private static final String COUNTERSIGN = "userTask_countersignResponse";
    private static final String ACT = "userTask_actOnOverdueStep";
    private static final String MARK = "due time assumed";
    private static final String ENDED_ON_FRIDAY =
            """
            weekdays:
              monday: {opens: "08:30", home: "15:15"}
              tuesday: {opens: "08:30", home: "15:15"}
              wednesday: {opens: "08:30", home: "15:15"}
              thursday: {opens: "08:30", home: "15:15"}
              friday: {opens: "08:30", home: "15:15"}
            terms:
              - {name: Autumn 2, from: 2026-11-02, to: 2026-12-18}
            half-days:
              - {day: 2026-12-18, home: "13:30"}
            """;

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext school;

    private Story concern;

    /** The start is the Tuesday after the calendar's end. */
    @TestConfiguration
    static class AfterTheEnd {

        @Bean
        @Primary
        MovableClock movableClock() {
            MovableClock clock = new MovableClock();
            clock.set(Instant.parse("2026-12-22T10:00:00Z"));
            return clock;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Path calendar = Files.writeString(folder.resolve("calendar.yml"), ENDED_ON_FRIDAY);
        school = new SpringApplicationBuilder(SafeguardingApplication.class, AfterTheEnd.class)
                .run(
                        "--server.port=0",
                        "--safeguarding.data-dir=target/test-data/calendar-" + UUID.randomUUID(),
                        "--safeguarding.calendar=" + calendar,
                        "--camunda.bpm.job-execution.enabled=false");
    }

    @AfterAll
    static void stop() {
        school.close();
    }

    @BeforeEach
    void begin() {
        concern = new Story(school.getBean(ProcessEngine.class), school.getBean(MovableClock.class));
    }

    private void report(String day, String time) {
        concern.at(day, time);
        concern.reported(Answers.report().with("observedOn", day)).passSavePoints();
    }

    private LocalDateTime due(String step) {
        return LocalDateTime.ofInstant(concern.task(step).getDueDate().toInstant(), ZoneId.of("Europe/London"));
    }

    private List<String> texts(String kind) {
        return school.getBean(JdbcClient.class)
                .sql("SELECT detail FROM safeguarding.notice WHERE reference = ? AND kind = ?")
                .params(concern.reference(), kind)
                .query(String.class)
                .list();
    }

    @Test
    void a_report_is_taken_and_each_time_that_is_counted_with_the_last_known_hours_says_so() {
        report("2026-12-24", "09:00");
        assertThat(due(REVIEW)).isEqualTo("2026-12-24T11:00");
        assertThat(concern.task(REVIEW).getName())
                .isEqualTo("Review concern · due time assumed, past the end of the school calendar · "
                        + concern.reference());
        concern.on("2026-12-24", "09:30");
        assertThat(texts("STEP_OFFERED"))
                .singleElement()
                .asString()
                .contains("09:30 (assumed: past the end of the school calendar)");
        concern.on("2026-12-24", "10:00");
        Task act = concern.task(ACT);
        assertThat(act.getName()).contains("Review concern (due time assumed)").endsWith(concern.reference());
        String form = new TasklistClient(school.getEnvironment().getProperty("local.server.port", Integer.class))
                .signedIn("head")
                .engine("GET", "/task/" + act.getId() + "/form-variables?deserializeValues=false", null)
                .body();
        assertThat(form).contains("09:30 (assumed: past the end of the school calendar)");
    }

    /** Christmas Eve is a Thursday; Boxing Day is a Saturday, so that Monday is a bank holiday too. */
    @Test
    void it_is_counted_over_bank_holidays_and_the_weekend() {
        report("2026-12-24", "09:00");
        concern.does("cpo", REVIEW, Answers.review());
        concern.does("cpo", DECIDE, Answers.noFurtherAction());
        assertThat(due(COUNTERSIGN)).isEqualTo("2026-12-29T09:00");
        assertThat(concern.task(COUNTERSIGN).getName()).contains(MARK);
    }

    @Test
    void on_the_last_day_only_what_is_due_past_it_is_marked() {
        report("2026-12-18", "09:00");
        assertThat(due(REVIEW)).isEqualTo("2026-12-18T11:00");
        assertThat(concern.task(REVIEW).getName()).doesNotContain(MARK);
        concern.does("cpo", REVIEW, Answers.review());
        concern.does("cpo", DECIDE, Answers.noFurtherAction());
        assertThat(due(COUNTERSIGN)).isEqualTo("2026-12-21T09:00");
        assertThat(concern.task(COUNTERSIGN).getName()).contains(MARK);
    }

    @Test
    void a_clock_that_never_stops_and_working_days_need_no_calendar_and_are_not_marked() {
        report("2026-12-25", "22:00");
        assertThat(due(REVIEW)).isEqualTo("2026-12-25T23:00");
        assertThat(concern.task(REVIEW).getName()).doesNotContain(MARK);
        concern.on("2026-12-25", "22:20");
        assertThat(texts("STEP_TO_ACT_ON")).isNotEmpty().allSatisfy(text -> assertThat(text)
                .doesNotContain("assumed"));
    }

    @Test
    void a_time_that_the_head_has_set_is_no_longer_assumed() {
        report("2026-12-24", "09:00");
        concern.on("2026-12-24", "09:30").on("2026-12-24", "10:00");
        concern.does("head", ACT, Answers.extend("2026-12-24", "14:00"));
        assertThat(due(REVIEW)).isEqualTo("2026-12-24T14:00");
        assertThat(concern.task(REVIEW).getName()).isEqualTo("Review concern · " + concern.reference());
    }

    @Test
    void each_day_after_it_the_head_is_told_also_on_one_without_school() {
        for (String day : List.of("2026-12-19", "2026-12-21", "2026-12-25", "2026-12-28")) {
            concern.at(day, "09:00");
            SchoolDay.looks(school.getBean(ProcessEngine.class), school.getBean(MovableClock.class));
            assertThat(school.getBean(JdbcClient.class)
                            .sql("SELECT detail FROM safeguarding.notice WHERE once_key = ?")
                            .param("summary " + LocalDate.parse(day) + " head")
                            .query(String.class)
                            .list())
                    .as(day)
                    .singleElement()
                    .asString()
                    .contains("ALARM A06: the school calendar ended on 18/12/2026");
        }
    }
}

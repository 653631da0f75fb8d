package school.safeguarding.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SafeguardingApplication;
import school.safeguarding.TestConfigurationOfSchool;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/**
 * A server that was down when many steps fell due in the same minute: after its start each is escalated, once. How many is
 * the property {@code load.steps}; the profile {@code nightly} makes it five hundred, {@code load} ten thousand.
 */
class DowntimeIT {

    private static final Logger log = LoggerFactory.getLogger(DowntimeIT.class);
    private static final int STEPS = Integer.getInteger("load.steps", 30);
    private static final int TEACHERS = 4;
    /** Not so fast that the next person would be asked while mails are still on their way. */
    private static final int FASTER = 4;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(120 + STEPS / 2);

    /** The latest that a timer may fire on an idle system. */
    private static final Duration PUNCTUAL = Duration.ofSeconds(10);

    private final String dataDir = "target/test-data/downtime-" + UUID.randomUUID();
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();

    /** The server's own clock has gone on while it was down. */
    @TestConfiguration
    static class AnHourLater {

        @Bean
        @Primary
        MovableClock movableClock() {
            MovableClock clock = new MovableClock();
            clock.set(MovableClock.START.with(LocalTime.of(9, 21)).toInstant());
            return clock;
        }
    }

    @AfterEach
    void stop() {
        started.forEach(ConfigurableApplicationContext::close);
    }

    private ConfigurableApplicationContext start(Class<?> clock, boolean areJobsRun) {
        ConfigurableApplicationContext school = new SpringApplicationBuilder(SafeguardingApplication.class, clock)
                .run(
                        "--server.port=0",
                        "--safeguarding.data-dir=" + dataDir,
                        "--camunda.bpm.job-execution.enabled=" + areJobsRun);
        started.add(school);
        return school;
    }

    /** A child of its own each, as in a school; one child in hundreds of concerns would be looked up hundreds of times. */
    private static void reportAll(ProcessEngine engine, MovableClock clock) throws Exception {
        ExecutorService teachers = Executors.newFixedThreadPool(TEACHERS);
        try {
            List<Future<Story>> reports = IntStream.range(0, STEPS)
                    .mapToObj(child -> teachers.submit(() -> new Story(engine, clock).reported(report(child))))
                    .toList();
            for (Future<Story> report : reports) {
                report.get();
            }
        } finally {
            teachers.shutdownNow();
        }
    }

    /** Neither names nor birthdays that make one look like another. */
    private static Answers report(int number) {
        String name = Integer.toString(1_000_000 + number * 7_919, 36)
                .chars()
                .mapToObj(digit -> Character.toString('a' + digit % 26))
                .collect(Collectors.joining());
        return Answers.report()
                .with("childName", name + " madeup" + new StringBuilder(name).reverse())
                .with(
                        "childDateOfBirth",
                        LocalDate.of(2019, 9, 1).plusDays(number % 1_000).toString());
    }

    /** How long this machine really took; the school's clock stands. */
    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static long count(JdbcClient database, String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    @Test
    void what_fell_due_while_the_server_was_down_is_escalated_once_each_after_its_start() throws Exception {
        ConfigurableApplicationContext before = start(TestConfigurationOfSchool.class, false);
        long reporting = System.nanoTime();
        reportAll(before.getBean(ProcessEngine.class), before.getBean(MovableClock.class));
        log.info("{} reports were accepted in {} s", STEPS, since(reporting).toSeconds());
        before.close();

        ConfigurableApplicationContext after = start(AnHourLater.class, true);
        JdbcClient database = after.getBean(JdbcClient.class);
        long begin = System.nanoTime();
        settles(after, database);
        log.info(
                "{} steps that fell due while the server was down were passed on within {} s",
                STEPS,
                since(begin).toSeconds());

        assertThat(count(database, "SELECT count(*) FROM safeguarding.overdue_step"))
                .isEqualTo(STEPS);
        assertThat(count(database, "SELECT count(DISTINCT task_id) FROM safeguarding.overdue_step"))
                .isEqualTo(STEPS);
        assertThat(count(database, "SELECT count(*) FROM safeguarding.overdue_level WHERE account = 'deputy'"))
                .isEqualTo(STEPS);
        assertThat(count(database, "SELECT count(*) FROM safeguarding.overdue_level"))
                .isEqualTo(STEPS);
        for (String kind : List.of("STEP_OFFERED", "STEP_REMINDER")) {
            assertThat(count(database, "SELECT count(*) FROM safeguarding.notice WHERE kind = '" + kind + "'"))
                    .isEqualTo(STEPS);
        }
        assertThat(after.getBean(ProcessEngine.class)
                        .getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey("userTask_reviewConcern")
                        .taskCandidateUser("deputy")
                        .count())
                .isEqualTo(STEPS);
        assertThat(count(database, "SELECT count(*) FROM engine.act_ru_job WHERE retries_ = 0"))
                .isZero();
        firesPunctually(after, database);
    }

    /** The school's clock goes on meanwhile, and faster: a mail waits for others to the same person, or for a place. */
    private static void settles(ConfigurableApplicationContext school, JdbcClient database) {
        await().atMost(SETTLES_WITHIN).pollInterval(BETWEEN_LOOKS).until(() -> {
            school.getBean(MovableClock.class).advance(BETWEEN_LOOKS.multipliedBy(FASTER));
            return isSettled(database);
        });
    }

    /** Every ladder stands at its first level and every mail is out. */
    private static boolean isSettled(JdbcClient database) {
        return count(database, "SELECT count(*) FROM safeguarding.overdue_level") >= STEPS
                && count(database, "SELECT count(*) FROM safeguarding.notice WHERE state = 'WAITING'") == 0;
    }

    /** With nothing else to do, the executor looks rarely; a minute's sleep would be a minute's delay. */
    private static void firesPunctually(ConfigurableApplicationContext school, JdbcClient database) {
        ProcessEngine engine = school.getBean(ProcessEngine.class);
        MovableClock clock = school.getBean(MovableClock.class);
        clock.set(MovableClock.START.with(LocalTime.of(9, 22)).toInstant());
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("cse-concern")
                .latestVersion()
                .singleResult()
                .getId();
        engine.getIdentityService().setAuthentication("teacher", List.of("staff"));
        String reference = engine.getFormService()
                .submitStartForm(
                        definition,
                        Answers.report().with("immediateDanger", "yes").asMap())
                .getBusinessKey();
        engine.getIdentityService().clearAuthentication();
        settles(school, database);
        clock.set(MovableClock.START.with(LocalTime.of(9, 32)).toInstant());
        long due = System.nanoTime();
        await().atMost(PUNCTUAL)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> database.sql("SELECT count(*) FROM safeguarding.overdue_level l"
                                        + " JOIN safeguarding.overdue_step s ON s.id = l.overdue_step"
                                        + " WHERE s.reference = ?")
                                .param(reference)
                                .query(Long.class)
                                .single()
                        > 0);
        log.info(
                "A timer on an idle system was acted on after {} ms", since(due).toMillis());
    }
}

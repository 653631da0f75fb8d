package school.safeguarding.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** What is tried again and again without ever being done is said, however fresh each try is. */
@SchoolTest
class ChecksTest {

    private static final String JOB = "a-job-that-fails";

    @Autowired
    private JobsCheck jobs;

    @Autowired
    private DayBegunCheck dayBegun;

    @Autowired
    private ChainCheck chain;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcConnectionDetails details;

    @AfterEach
    void now() {
        clock.reset();
    }

    private JdbcClient owner() {
        return JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()));
    }

    @Test
    void a_step_that_failed_and_is_due_again_later_is_an_alarm() {
        Object before = jobs.look().details().get("failedAtLastTry");
        owner().sql("INSERT INTO engine.act_ru_job (id_, type_, retries_, suspension_state_, duedate_, create_time_,"
                        + " exception_msg_) VALUES (?, 'message', 3, 1, '2999-01-01', '2998-01-01', 'broken')")
                .param(JOB)
                .update();
        try {
            assertThat(jobs.look().details()).containsEntry("failedAtLastTry", (long) before + 1);
            assertThat(jobs.look().alarm())
                    .hasValueSatisfying(alarm -> assertThat(alarm).startsWith("ALARM A15"));
        } finally {
            owner().sql("DELETE FROM engine.act_ru_job WHERE id_ = ?")
                    .param(JOB)
                    .update();
        }
    }

    /** Of days on which no other test is. */
    @Test
    void a_school_day_that_has_not_begun_an_hour_after_the_school_opened_is_an_alarm() {
        clock.set(Instant.parse("2027-06-09T06:00:00Z"));
        assertThat(dayBegun.look().alarm()).isEmpty();
        clock.set(Instant.parse("2027-06-09T11:00:00Z"));
        assertThat(dayBegun.look().alarm())
                .hasValueSatisfying(alarm -> assertThat(alarm).startsWith("ALARM A23"));
        owner().sql("INSERT INTO safeguarding.day_begun (school, day) VALUES ('main', '2027-06-09')")
                .update();
        assertThat(dayBegun.look().alarm()).isEmpty();
        clock.set(Instant.parse("2027-06-12T11:00:00Z"));
        assertThat(dayBegun.look().alarm()).as("a Saturday").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE safeguarding.trace SET hash = decode(repeat('11', 32), 'hex') WHERE number = (SELECT max(number) FROM"
                        + " safeguarding.trace)",
                "UPDATE safeguarding.trace SET hash = decode(repeat('11', 32), 'hex') WHERE number = 2",
                "UPDATE safeguarding.trace SET previous_hash = decode(repeat('11', 32), 'hex') WHERE number = 3",
                "DELETE FROM safeguarding.trace WHERE number = 1",
                "DELETE FROM safeguarding.trace WHERE number = 2",
                "DELETE FROM safeguarding.trace WHERE number = (SELECT max(number) FROM safeguarding.trace)",
                "DELETE FROM safeguarding.trace",
                "DELETE FROM safeguarding.trail_head",
                "UPDATE safeguarding.trail_head SET last_number = last_number + 1",
                "UPDATE safeguarding.trail_head SET (last_number, last_hash) = (SELECT number, hash FROM safeguarding.trace"
                        + " WHERE number = 2)",
                "UPDATE safeguarding.trail_head SET last_number = 0"
            })
    void whatever_is_done_to_the_end_of_the_chain_is_an_alarm(String done) {
        new Story(engine, clock).reported(Answers.report()).passSavePoints();
        assertThat(chain.look().alarm()).isEmpty();
        for (String table : List.of("trace", "trail_head")) {
            owner().sql("CREATE TABLE public.kept_" + table + " AS TABLE safeguarding." + table)
                    .update();
        }
        try {
            owner().sql(done).update();
            assertThat(chain.look().alarm())
                    .hasValueSatisfying(alarm -> assertThat(alarm).startsWith("ALARM A16"));
        } finally {
            for (String table : List.of("trace", "trail_head")) {
                owner().sql("DELETE FROM safeguarding." + table).update();
                owner().sql("INSERT INTO safeguarding." + table + " TABLE public.kept_" + table)
                        .update();
                owner().sql("DROP TABLE public.kept_" + table).update();
            }
        }
        assertThat(chain.look().alarm()).isEmpty();
    }
}

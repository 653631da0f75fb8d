package school.safeguarding.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.protection.KeysOfDatabase;

/** What is tried again and again without ever being done is said, however fresh each try is. */
@SchoolTest
class ChecksTest {

    private static final String JOB = "a-job-that-fails";

    @Autowired
    private JobsCheck jobs;

    @Autowired
    private DayBegunCheck dayBegun;

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
}

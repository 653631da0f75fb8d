package school.safeguarding.escalation.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.BrokenDay;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;

/** Each of the things that begin with a day is done by itself. */
@SchoolTest
class BeginsWithDayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 8);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private LookAfterSchool lookAfterSchool;

    @Autowired
    private SchoolAlarms alarms;

    @Autowired
    private BrokenDay broken;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void repair() {
        broken.isBroken(false);
    }

    private List<Job> ofDay() {
        return engine.getManagementService().createJobQuery().messages().list().stream()
                .filter(job -> ((JobEntity) job).getJobHandlerConfigurationRaw().startsWith("begin-day "))
                .toList();
    }

    private void triesEach() {
        ManagementService jobs = engine.getManagementService();
        ofDay().forEach(job -> catchThrowable(() -> jobs.executeJob(job.getId())));
    }

    @Test
    void what_one_of_them_fails_of_keeps_no_other_from_being_done_and_at_last_a_person_is_told() {
        new Story(engine, clock).at(DAY.toString(), "09:00");
        broken.isBroken(true);
        lookAfterSchool.look();
        assertThat(ofDay()).hasSizeGreaterThan(8);
        triesEach();
        assertThat(ofDay()).singleElement().satisfies(job -> assertThat(
                        ((JobEntity) job).getJobHandlerConfigurationRaw())
                .isEqualTo("begin-day broken " + DAY));
        assertThat(alarms.all()).noneMatch(alarm -> alarm.startsWith("ALARM A07"));
        for (Duration pause : List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1))) {
            clock.advance(pause.plusSeconds(1));
            triesEach();
        }
        assertThat(alarms.all()).anyMatch(alarm -> alarm.startsWith("ALARM A07: 1 automatic step has"));

        broken.isBroken(false);
        new Story(engine, clock).at(DAY.plusDays(1).toString(), "09:00");
        SchoolDay.looks(engine, clock);
        assertThat(broken.begun()).containsExactly(DAY.plusDays(1));
        assertThat(database.sql("SELECT detail FROM safeguarding.notice WHERE kind = 'DAILY_SUMMARY'"
                                + " AND to_account = 'head' AND once_key LIKE ?")
                        .param("summary " + DAY.plusDays(1) + "%")
                        .query(String.class)
                        .single())
                .contains("ALARM A07");
        engine.getManagementService().setJobRetries(ofDay().get(0).getId(), 1);
        triesEach();
        assertThat(broken.begun()).containsExactly(DAY.plusDays(1), DAY);
    }
}

package school.safeguarding.story;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;

/** What looks after the school whether or not anybody does anything. */
public final class SchoolDay {

    private SchoolDay() {}

    /** Lets it look now, whenever it would have; another test may have gone on to a later day. */
    public static void looks(ProcessEngine engine, Clock clock) {
        ManagementService jobs = engine.getManagementService();
        jobsOf(jobs).timers().list().forEach(timer -> jobs.setJobDuedate(timer.getId(), Date.from(clock.instant())));
        List<Job> due;
        while (!(due = jobsOf(jobs).executable().list()).isEmpty()) {
            jobs.executeJob(due.get(0).getId());
        }
        Story.runBackground(engine);
    }

    private static JobQuery jobsOf(ManagementService jobs) {
        return jobs.createJobQuery().processDefinitionKey("school-day");
    }
}

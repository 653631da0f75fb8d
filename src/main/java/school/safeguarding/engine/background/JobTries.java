package school.safeguarding.engine.background;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** How often the engine will try the job that runs now. */
public final class JobTries {

    private JobTries() {}

    /** Whether a failure now is final. Outside a job there is no other try either. */
    public static boolean isLast() {
        JobEntity job = Context.getCommandContext() == null
                ? null
                : Context.getCommandContext().getCurrentJob();
        return job == null || job.getRetries() == 1;
    }
}

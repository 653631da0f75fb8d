package school.safeguarding.engine.jobs;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Hands a background job to the feature that does it. */
class BackgroundJobHandler implements JobHandler<BackgroundJobHandler.Asked> {

    static final String TYPE = "background";

    private final Supplier<BackgroundJobs> jobs;

    BackgroundJobHandler(Supplier<BackgroundJobs> jobs) {
        this.jobs = jobs;
    }

    record Asked(String work, String what) implements JobHandlerConfiguration {

        private static final String BETWEEN = " ";

        static Asked of(String kept) {
            int end = kept.indexOf(BETWEEN);
            return new Asked(kept.substring(0, end), kept.substring(end + 1));
        }

        @Override
        public String toCanonicalString() {
            return work + BETWEEN + what;
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Asked asked, ExecutionEntity execution, CommandContext command, String tenantId) {
        jobs.get().named(asked.work()).run(asked.what());
    }

    @Override
    public Asked newConfiguration(String kept) {
        return Asked.of(kept);
    }

    @Override
    public void onDelete(Asked asked, JobEntity job) {
        // Nothing else is kept of it.
    }
}

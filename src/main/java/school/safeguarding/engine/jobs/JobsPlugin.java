package school.safeguarding.engine.jobs;

import java.io.PrintWriter;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.background.NotNow;
import school.safeguarding.logging.FailureCodes;

/**
 * How jobs are done again. The engine writes what a job failed of into its tables: beside the job, into its history and into the incident. It
 * gets the codes that the log gets, since a database or a mail server quotes values when it fails.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class JobsPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<BackgroundJobs> background;

    JobsPlugin(ObjectProvider<BackgroundJobs> background) {
        this.background = background;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomJobHandlers(List.of(new BackgroundJobHandler(background::getObject)));
        configuration.setFailedJobCommandFactory(RetryWithCodes::new);
        configuration.setHistoryEventProducer(new HistoryWithCodes());
    }

    /** Decides on further tries by the failure itself, as the engine does: some kinds cost none. */
    private static class RetryWithCodes extends DefaultJobRetryCmd {

        private static final long serialVersionUID = 1;

        RetryWithCodes(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        public @Nullable Object execute(CommandContext command) {
            JobEntity job = getJob();
            if (job != null && exception instanceof NotNow wait) {
                job.unlock();
                job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(wait.pause())));
                return null;
            }
            return super.execute(command);
        }

        /** Of a job that belongs to no process, for which the engine would try three times at once and then never again. */
        @Override
        protected void executeStandardStrategy(CommandContext command) {
            try {
                executeCustomStrategy(command, getJob(), null);
            } catch (Exception e) {
                throw new IllegalStateException("The pauses between tries are not set", e);
            }
        }

        @Override
        public FailedJobRetryConfiguration getFailedJobRetryConfiguration(JobEntity job, ActivityImpl activity) {
            return activity == null
                    ? ParseUtil.parseRetryIntervals(
                            Context.getProcessEngineConfiguration().getFailedJobRetryTimeCycle())
                    : super.getFailedJobRetryConfiguration(job, activity);
        }

        @Override
        protected void logException(JobEntity job) {
            if (exception != null) {
                FailureCodes codes = FailureCodes.of(exception);
                job.setExceptionMessage(codes.inOneLine());
                job.setExceptionStacktrace(codes.withPlaces());
            }
        }
    }

    private static class HistoryWithCodes extends CacheAwareHistoryEventProducer {

        @Override
        public HistoryEvent createHistoricJobLogFailedEvt(Job job, Throwable failure) {
            return super.createHistoricJobLogFailedEvt(job, failure == null ? null : new InCodes(failure));
        }
    }

    /** The engine's history asks a failure itself for its message and has it print where it was. */
    private static class InCodes extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient FailureCodes codes;

        InCodes(Throwable failure) {
            super(null, null, false, false);
            codes = FailureCodes.of(failure);
        }

        @Override
        public String getMessage() {
            return codes.inOneLine();
        }

        @Override
        public void printStackTrace(PrintWriter writer) {
            writer.print(codes.withPlaces());
        }
    }
}

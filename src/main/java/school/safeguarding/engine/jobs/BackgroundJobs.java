package school.safeguarding.engine.jobs;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.background.Background;
import school.safeguarding.engine.background.BackgroundWork;

/** Keeps what is to be done as jobs of the engine's that belong to no process: one row each, gone when it is done. */
@Component
class BackgroundJobs implements Background {

    private final ProcessEngine engine;
    private final ObjectProvider<BackgroundWork> works;

    BackgroundJobs(@Lazy ProcessEngine engine, ObjectProvider<BackgroundWork> works) {
        this.engine = engine;
        this.works = works;
    }

    @Override
    public void soon(String work, String what) {
        store(work, what, new MessageEntity());
    }

    @Override
    public void after(Duration pause, String work, String what) {
        MessageEntity job = new MessageEntity();
        job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(pause)));
        store(work, what, job);
    }

    private void store(String work, String what, MessageEntity job) {
        job.setJobHandlerType(BackgroundJobHandler.TYPE);
        job.setJobHandlerConfiguration(new BackgroundJobHandler.Asked(work, what));
        job.setPriority(named(work).priority());
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command -> {
                    command.getJobManager().send(job);
                    return null;
                });
    }

    /** @throws IllegalArgumentException if no feature does this */
    BackgroundWork named(String work) {
        return works.stream()
                .filter(one -> one.name().equals(work))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody does " + work));
    }
}

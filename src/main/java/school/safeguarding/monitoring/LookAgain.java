package school.safeguarding.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks by itself whether anything is wrong, and says so in the log: an installation that nobody watches has a log at least. */
@Component
class LookAgain implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LookAgain.class);

    private final List<Check> checks;
    private final Duration every;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "monitoring");
        thread.setDaemon(true);
        return thread;
    });

    /** @param every zero: never */
    LookAgain(List<Check> checks, @Value("${safeguarding.monitoring.every}") Duration every) {
        this.checks = checks;
        this.every = every;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!every.isZero()) {
            ScheduledFuture<?> unused =
                    timer.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What one of them fails of keeps nobody from the others. */
    void look() {
        for (Check check : checks) {
            try {
                check.look().alarm().ifPresent(log::error);
            } catch (RuntimeException e) {
                log.error(
                        "ALARM A20: {} could not be looked at: {}",
                        check.name(),
                        e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}

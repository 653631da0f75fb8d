package school.safeguarding.trial;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Begins to start the trial's database as soon as its folder is known: it needs some seconds, the first time to be made, in which the
 * application reads what it consists of.
 */
public class EarlyTrial implements ApplicationListener<SpringApplicationEvent> {

    private static final String NAME = "trialThatStarts";

    private Optional<CompletableFuture<TrialDatabase>> starting = Optional.empty();

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared
                && !prepared.getEnvironment().acceptsProfiles(Profiles.of("production"))) {
            begin(prepared.getEnvironment());
            prepared.getBootstrapContext()
                    .addCloseListener(ready ->
                            ready.getApplicationContext().getBeanFactory().registerSingleton(NAME, this));
        } else if (event instanceof ApplicationFailedEvent && starting.isPresent()) {
            stop();
        }
    }

    private void begin(ConfigurableEnvironment environment) {
        Path dataDir = Path.of(environment.getRequiredProperty("safeguarding.data-dir"));
        boolean isDurable = environment.getProperty(TrialConfiguration.IS_DURABLE, Boolean.class, true);
        starting = Optional.of(
                CompletableFuture.supplyAsync(() -> TrialDatabase.start(dataDir, isDurable), EarlyTrial::beside));
    }

    private static void beside(Runnable start) {
        Thread thread = new Thread(start, "trial database");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it runs. What it could not start for is thrown here, where a start is refused in one sentence. */
    TrialDatabase database() {
        try {
            return starting.orElseThrow().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Its bean may never have been made, and then nobody else stops it. */
    private void stop() {
        try {
            database().close();
        } catch (RuntimeException neverStarted) {
            // Whoever waited for it was told.
        }
    }
}

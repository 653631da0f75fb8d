package school.safeguarding.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ends a thread would otherwise be printed by the virtual machine, past the log and with all that it says. */
public final class UncaughtFailures implements Thread.UncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(UncaughtFailures.class);

    private UncaughtFailures() {}

    public static void goToTheLog() {
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        log.error("A thread ended", failure);
    }
}

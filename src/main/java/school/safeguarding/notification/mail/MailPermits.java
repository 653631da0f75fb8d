package school.safeguarding.notification.mail;

import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many mails are on their way at once: fewer than there are threads for jobs, so that a mail server that hangs leaves
 * some to whatever makes a person responsible.
 */
@Component
public class MailPermits {

    private static final int LEFT_TO_OTHERS = 2;

    private final Semaphore permits;

    MailPermits(@Value("${camunda.bpm.job-execution.core-pool-size}") int threads) {
        if (threads <= LEFT_TO_OTHERS) {
            throw new IllegalArgumentException(
                    "camunda.bpm.job-execution.core-pool-size must be more than " + LEFT_TO_OTHERS);
        }
        permits = new Semaphore(threads - LEFT_TO_OTHERS);
    }

    /** @return false if as many as may be are on their way already */
    public boolean take() {
        return permits.tryAcquire();
    }

    public void giveBack() {
        permits.release();
    }
}

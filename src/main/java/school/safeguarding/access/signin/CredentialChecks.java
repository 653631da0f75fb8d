package school.safeguarding.access.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import school.safeguarding.access.signin.AttemptThrottle.Attempt;

/** Looks at a password or a code when its turn has come, and remembers what came of it. */
@Component
public class CredentialChecks {

    /** So many wait at once: more would keep everybody else from an answer. */
    private static final int MOST_WAITING = 20;

    enum Outcome {
        RIGHT,
        WRONG,
        /** Was not even looked at. */
        TOO_MANY;

        /** @return what is said of it to whoever tried; empty if it was right */
        Optional<String> fault(String wrong) {
            return switch (this) {
                case RIGHT -> Optional.empty();
                case WRONG -> Optional.of(wrong);
                case TOO_MANY -> Optional.of("There were too many attempts just now. Please wait, and try again.");
            };
        }
    }

    private final AttemptThrottle throttle;
    private final Waiting waiting;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    CredentialChecks(AttemptThrottle throttle, Waiting waiting) {
        this.throttle = throttle;
        this.waiting = waiting;
    }

    Outcome of(Attempt attempt, BooleanSupplier proof) {
        if (!waits(attempt)) {
            return Outcome.TOO_MANY;
        }
        if (proof.getAsBoolean()) {
            throttle.wasRight(attempt);
            return Outcome.RIGHT;
        }
        throttle.wasWrong(attempt);
        return Outcome.WRONG;
    }

    private boolean waits(Attempt attempt) {
        Optional<Duration> pause = throttle.pause(attempt);
        if (pause.filter(Duration::isZero).isPresent()) {
            return true;
        }
        if (pause.isEmpty() || !places.tryAcquire()) {
            return false;
        }
        try {
            waiting.pause(pause.get());
            return true;
        } finally {
            places.release();
        }
    }
}

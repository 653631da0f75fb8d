package school.safeguarding.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import school.safeguarding.access.Guesses.Attempt;

/** Looks at a password or a code when its turn has come, and remembers what came of it. */
@Component
class Proofs {

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

    private final Guesses guesses;
    private final Waiting waiting;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    Proofs(Guesses guesses, Waiting waiting) {
        this.guesses = guesses;
        this.waiting = waiting;
    }

    Outcome of(Attempt attempt, BooleanSupplier proof) {
        if (!waits(attempt)) {
            return Outcome.TOO_MANY;
        }
        if (proof.getAsBoolean()) {
            guesses.wasRight(attempt);
            return Outcome.RIGHT;
        }
        guesses.wasWrong(attempt);
        return Outcome.WRONG;
    }

    private boolean waits(Attempt attempt) {
        Optional<Duration> pause = guesses.pause(attempt);
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

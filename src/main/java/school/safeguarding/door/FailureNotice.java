package school.safeguarding.door;

import java.util.Optional;

/** Carries what failed past whoever answers a failure without saying of what, as the engine does, to the log. */
public final class FailureNotice {

    private static final class Last {
        private Optional<Throwable> failure = Optional.empty();
    }

    private static final ThreadLocal<Last> LAST = new ThreadLocal<>();

    private FailureNotice() {}

    static void begin() {
        LAST.set(new Last());
    }

    static void end() {
        LAST.remove();
    }

    /** Where no call is being answered, as in a job, nothing is carried. */
    public static void happened(Throwable failure) {
        Optional.ofNullable(LAST.get()).ifPresent(last -> last.failure = Optional.of(failure));
    }

    static Optional<Throwable> last() {
        return Optional.ofNullable(LAST.get()).flatMap(last -> last.failure);
    }
}

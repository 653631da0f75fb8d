package school.safeguarding.engine.background;

import java.time.Duration;

/** What a job throws that has to wait for something. It is tried again after the pause, and none of its tries is spent. */
public final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** @param reason a code, never anything that somebody wrote */
    public NotNow(String reason, Duration pause) {
        super(reason, null, false, false);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}

package school.safeguarding.engine.background;

import java.time.Duration;

/** Has something done soon after the transaction that asks for it: stored with it, or not at all. */
public interface Background {

    /**
     * @param work the {@link BackgroundWork#name()} of what is to be done
     * @param what about what, in ids only: it stands in the engine's tables
     */
    void soon(String work, String what);

    /** The same, but not before that pause is over. */
    void after(Duration pause, String work, String what);
}

package school.safeguarding.engine.background;

/** Something that a feature does in a job of its own, in that job's transaction. */
public interface BackgroundWork {

    /** One word; what is asked for is kept by it in the engine's tables. */
    String name();

    /** Above 0 is done before what a model's timers and save points do, below 0 after it: for most of it nobody waits. */
    default int priority() {
        return -1;
    }

    /** Done again, with growing pauses, when it throws; so it has to count once however often it runs. */
    void run(String what);
}

package school.safeguarding.engine;

import java.util.Map;
import java.util.Optional;

/** Carries a refusal's sentence past the engine, which would wrap it in words of its own, to the answer being written. */
public final class RefusalNotice {

    private static final ThreadLocal<Said> SAID = new ThreadLocal<>();

    private RefusalNotice() {}

    /**
     * @param type what kind of refusal it is, for a script to know
     * @param faults by the key of each question at fault
     */
    record Said(int status, String type, String sentence, Map<String, String> faults) {}

    /** Of a call that comes to no form's rules. */
    public static void say(int status, String type, String sentence) {
        SAID.set(new Said(status, type, sentence, Map.of()));
    }

    /** Something else was stored at the same moment. */
    public static void sayAtOnce() {
        say(EngineDoor.AT_ONCE);
    }

    static void say(String sentence) {
        say(sentence, Map.of());
    }

    static void say(String sentence, Map<String, String> faults) {
        SAID.set(new Said(400, "Refused", sentence, faults));
    }

    /** What was said while this thread answered; empty afterwards. */
    static Optional<Said> take() {
        Optional<Said> said = Optional.ofNullable(SAID.get());
        SAID.remove();
        return said;
    }
}

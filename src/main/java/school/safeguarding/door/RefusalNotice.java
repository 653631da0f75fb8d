package school.safeguarding.door;

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
    public record Said(int status, String type, String sentence, Map<String, String> faults) {

        /** @param status where another says it better than the refusal's own */
        static Said of(int status, Refusal refusal, Object... with) {
            return new Said(status, refusal.type(), refusal.sentence(with), Map.of());
        }
    }

    /** @param with what stands in its sentence, such as a time */
    public static void say(Refusal refusal, Object... with) {
        SAID.set(Said.of(refusal.status(), refusal, with));
    }

    public static void say(String sentence) {
        say(sentence, Map.of());
    }

    public static void say(String sentence, Map<String, String> faults) {
        SAID.set(new Said(400, "Refused", sentence, faults));
    }

    public static boolean isSaid() {
        return SAID.get() != null;
    }

    /** What was said while this thread answered; empty afterwards. */
    public static Optional<Said> take() {
        Optional<Said> said = Optional.ofNullable(SAID.get());
        SAID.remove();
        return said;
    }
}

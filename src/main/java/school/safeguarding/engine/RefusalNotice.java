package school.safeguarding.engine;

import java.util.Map;
import java.util.Optional;

/** Carries a refusal's sentence past the engine, which would wrap it in words of its own, to the answer being written. */
final class RefusalNotice {

    private static final ThreadLocal<Said> SAID = new ThreadLocal<>();

    private RefusalNotice() {}

    /** @param faults by the key of each question at fault */
    record Said(String sentence, Map<String, String> faults) {}

    static void say(String sentence) {
        say(sentence, Map.of());
    }

    static void say(String sentence, Map<String, String> faults) {
        SAID.set(new Said(sentence, faults));
    }

    /** What was said while this thread answered; empty afterwards. */
    static Optional<Said> take() {
        Optional<Said> said = Optional.ofNullable(SAID.get());
        SAID.remove();
        return said;
    }
}

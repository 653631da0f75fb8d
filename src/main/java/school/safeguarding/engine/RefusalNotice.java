package school.safeguarding.engine;

import java.util.Optional;

/** Carries a refusal's sentence past the engine, which would wrap it in words of its own, to the answer being written. */
final class RefusalNotice {

    private static final ThreadLocal<String> SENTENCE = new ThreadLocal<>();

    private RefusalNotice() {}

    static void say(String sentence) {
        SENTENCE.set(sentence);
    }

    /** What was said while this thread answered; empty afterwards. */
    static Optional<String> take() {
        Optional<String> sentence = Optional.ofNullable(SENTENCE.get());
        SENTENCE.remove();
        return sentence;
    }
}

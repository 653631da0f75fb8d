package school.safeguarding.engine;

import java.util.Arrays;
import java.util.Optional;

/** Why a body is not taken, by the status that says so, and what its sender is told. */
public enum RefusedBody {
    TOO_SLOW(408, "This took too long to arrive. Nothing was stored. Please press the button again."),
    OF_NO_LENGTH(411, "This was sent in a way that cannot be understood. Nothing was stored."),
    TOO_LONG(413, "This is longer than any form can be. Nothing was stored."),
    FILE_TOO_LONG(
            413,
            "A file may have 10 MB at most, and this one has more. Nothing was stored. Go back and attach the part that matters,"
                    + " or keep it as a paper original."),
    TOO_MANY_AT_ONCE(429, "Too much is being sent at once. Nothing was stored. Please wait a moment and try again.");

    private final int status;
    private final String sentence;

    RefusedBody(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    static Optional<RefusedBody> by(int status) {
        return Arrays.stream(values())
                .filter(refused -> refused.status == status)
                .findFirst();
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }
}

package school.safeguarding.door;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a call is refused: the status that says so, its kind for a script to know, and what whoever made it is told. What a form's
 * rules find wrong with an answer they say themselves.
 */
public enum Refusal {
    NOT_UNDERSTOOD(400, "This was sent in a way that cannot be understood. Nothing was stored."),
    NOT_UNDERSTOOD_OR_NOT_THERE(404, "This was sent in a way that cannot be understood, or is not there."),
    AT_ONCE(
            400,
            "Something else happened to this step at the same moment. Nothing was stored. Please press the button again."),
    NOT_SIGNED_IN(401, "You are not signed in, or no longer."),
    SIGNED_IN_AGAIN(
            403,
            "Nothing was stored: you have signed in again since this page was opened. Please press the button again."),
    NOT_YOURS(404, "You may not do this."),
    STEP_GONE(404, "This step is no longer open to you: somebody else may have completed it already."),
    SOMEBODY_ELSE(
            409,
            "SomebodyElse",
            "Somebody else has signed in on this computer since this page was opened. Nothing was stored. Whoever wrote"
                    + " this signs in again and sends it."),
    /** With the time, as people read it. */
    SENT_BEFORE(409, "SentBefore", "What you sent arrived as it was on %s. What you have changed since is not in it."),
    /** With the time, as people read it. */
    OTHER_WINDOW(409, "OtherWindow", "You have this form open in another window too, and went on there on %s."),
    TOO_MANY_DRAFTS(
            409,
            "TooManyDrafts",
            "Not kept. You have begun too many forms that are not sent yet. Your words are still on this page."),
    TOO_SLOW(408, "This took too long to arrive. Nothing was stored. Please press the button again."),
    OF_NO_LENGTH(411, "This was sent in a way that cannot be understood. Nothing was stored."),
    TOO_LONG(413, "This is longer than any form can be. Nothing was stored."),
    FILE_TOO_LONG(
            413,
            "A file may have 10 MB at most, and this one has more. Nothing was stored. Go back and attach the part that matters,"
                    + " or keep it as a paper original."),
    TOO_MANY_AT_ONCE(429, "Too much is being sent at once. Nothing was stored. Please wait a moment and try again."),
    FAILED(
            500,
            "Something went wrong here. Nothing was stored. Please try again, and tell IT support if it happens again."),
    /** With the code under which the log says what failed. */
    FAILED_WITH_CODE(500, "Refused", FAILED.sentence + " Code: %s");

    /** The attribute of a request that names the kind of what failed behind the door, for the log. */
    public static final String FAULT = "school.safeguarding.fault";

    private final int status;
    private final String type;
    private final String sentence;

    Refusal(int status, String sentence) {
        this(status, "Refused", sentence);
    }

    Refusal(int status, String type, String sentence) {
        this.status = status;
        this.type = type;
        this.sentence = sentence;
    }

    /** Of a body that was not taken. */
    static Optional<Refusal> ofBody(int status) {
        return Stream.of(TOO_SLOW, OF_NO_LENGTH, TOO_LONG, TOO_MANY_AT_ONCE)
                .filter(refused -> refused.status == status)
                .findFirst();
    }

    public int status() {
        return status;
    }

    String type() {
        return type;
    }

    /** @param with what stands in it, such as a time */
    public String sentence(Object... with) {
        return sentence.formatted(with);
    }
}

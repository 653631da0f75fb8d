package school.safeguarding.parentcontact.model;

/** What may be decided about telling an adult at home. The code is what the form and the model use. */
public enum ContactDecision {
    TELL_NOW("tell-now", "Home is to be told now"),
    DEFER("defer", "Telling home is deferred"),
    SEEK_ADVICE("seek-advice", "Advice is sought before home is told"),
    NOT_BY_SCHOOL("not-by-school", "Home is told by an agency, not by the school"),
    /** From here on those that are no answer: whoever countersigns the close agrees to them. */
    CANNOT_BE_REACHED("cannot-be-reached", "Ended: this adult could not be reached"),
    NOT_TOLD_ON_ADVICE("not-told-on-advice", "Ended: this adult is not told, on advice"),
    /** Of no form: two people say it of the child, and it ends the contact of every adult. */
    CHILD_GONE("child-gone", "Ended: the child is gone");

    private final String code;
    private final String inWords;

    ContactDecision(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    public String code() {
        return code;
    }

    public String inWords() {
        return inWords;
    }

    public boolean isEnd() {
        return this == NOT_BY_SCHOOL || isWithoutAnswer();
    }

    boolean isWithoutAnswer() {
        return this == CANNOT_BE_REACHED || this == NOT_TOLD_ON_ADVICE || this == CHILD_GONE;
    }

    public static ContactDecision withCode(String code) {
        for (ContactDecision decision : values()) {
            if (decision.code.equals(code)) {
                return decision;
            }
        }
        throw new IllegalArgumentException("No such decision about telling home");
    }
}

package school.safeguarding.parentcontact;

/** What may be decided about telling home. The code is what the form and the model use. */
enum ContactDecision {
    TELL_NOW("tell-now", "Home is to be told now"),
    DEFER("defer", "Telling home is deferred"),
    SEEK_ADVICE("seek-advice", "Advice is sought before home is told"),
    NOT_BY_SCHOOL("not-by-school", "Home is told by an agency, not by the school");

    private final String code;
    private final String inWords;

    ContactDecision(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    String code() {
        return code;
    }

    String inWords() {
        return inWords;
    }

    static ContactDecision withCode(String code) {
        for (ContactDecision decision : values()) {
            if (decision.code.equals(code)) {
                return decision;
            }
        }
        throw new IllegalArgumentException("No such decision about telling home");
    }
}

package school.safeguarding.escalation.ladder;

/** Why another person became responsible. */
enum Cause {
    NOT_DONE("not done in time"),
    NOT_SEEN("not opened in time"),
    MAIL_FAILED("the mail about it could not be delivered");

    private final String inWords;

    Cause(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }
}

package school.safeguarding.notification.mail;

/** The two fixed texts for governors, with no reference, step or time: that the chair is written to is itself news. */
public enum GovernorMail {
    TODAY("Please sign in today"),
    NOW("Please sign in now");

    private final String text;

    GovernorMail(String text) {
        this.text = text;
    }

    /** Subject and text alike. */
    public String text() {
        return text;
    }
}

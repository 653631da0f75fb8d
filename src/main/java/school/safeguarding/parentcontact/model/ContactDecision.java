package school.safeguarding.parentcontact.model;

import school.safeguarding.coded.Coded;

/** What may be decided about telling an adult at home. The code is what the form and the model use. */
public enum ContactDecision implements Coded {
    TELL_NOW("Home is to be told now"),
    DEFER("Telling home is deferred"),
    SEEK_ADVICE("Advice is sought before home is told"),
    NOT_BY_SCHOOL("Home is told by an agency, not by the school"),
    /** From here on those that are no answer: whoever countersigns the close agrees to them. */
    CANNOT_BE_REACHED("Ended: this adult could not be reached"),
    NOT_TOLD_ON_ADVICE("Ended: this adult is not told, on advice"),
    /** Of no form: two people say it of the child, and it ends the contact of every adult. */
    CHILD_GONE("Ended: the child is gone");

    private final String inWords;

    ContactDecision(String inWords) {
        this.inWords = inWords;
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
        return Coded.of(ContactDecision.class, code);
    }
}

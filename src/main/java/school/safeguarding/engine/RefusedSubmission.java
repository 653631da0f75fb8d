package school.safeguarding.engine;

/**
 * A submission that a rule beyond the form's own refuses. Nothing is stored; the person reads the sentence, and what
 * they typed is still in the form.
 */
public class RefusedSubmission extends RuntimeException {

    private final transient String shown;

    /** @param sentence a whole sentence for the person: names the field by its label and says what would be right */
    public RefusedSubmission(String sentence) {
        this(sentence, "");
    }

    /** @param shown words of the record that the person may read, which go with the answer to them and are no message */
    public RefusedSubmission(String sentence, String shown) {
        super(sentence);
        this.shown = shown;
    }

    /** What the person reads. */
    String inFull() {
        return shown.isEmpty() ? getMessage() : getMessage() + "\n\n" + shown;
    }
}

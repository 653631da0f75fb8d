package school.safeguarding.engine;

/**
 * A submission that a rule beyond the form's own refuses. Nothing is stored; the person reads the sentence, and what
 * they typed is still in the form.
 */
public class RefusedSubmission extends RuntimeException {

    /** @param sentence a whole sentence for the person: names the field by its label and says what would be right */
    public RefusedSubmission(String sentence) {
        super(sentence);
    }
}

package school.safeguarding.logging;

/**
 * Something that has to work does not. Its sentence is printed though something else caused it, so it is ours from the first
 * word to the last and quotes nothing of the cause.
 */
public final class InOurWords extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InOurWords(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

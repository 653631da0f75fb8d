package school.safeguarding.engine.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A submission that the form's rules, or a rule beyond them, refuse. Nothing is stored; the person reads the sentence, and what
 * they typed is still in the form.
 */
public class RefusedSubmission extends RuntimeException {

    private static final int MOST_FAULTS_TOLD = 5;

    private final transient String shown;
    private final transient Map<String, String> faults;

    /** @param sentence a whole sentence for the person: names the field by its label and says what would be right */
    public RefusedSubmission(String sentence) {
        this(sentence, "", Map.of());
    }

    /** @param shown words of the record that the person may read, which go with the answer to them and are no message */
    public RefusedSubmission(String sentence, String shown) {
        this(sentence, shown, Map.of());
    }

    private RefusedSubmission(String sentence, String shown, Map<String, String> faults) {
        super(sentence);
        this.shown = shown;
        this.faults = faults;
    }

    /**
     * @param sentence as above
     * @param key of the question that is to be answered otherwise
     */
    public static RefusedSubmission at(String key, String sentence) {
        return new RefusedSubmission(sentence, "", Map.of(key, sentence));
    }

    /** @param faults by the key of each question at fault, in the form's order: what is wrong with it, without a full stop */
    public static RefusedSubmission of(Map<String, String> faults) {
        List<String> all = List.copyOf(faults.values());
        String told = String.join("; ", all.subList(0, Math.min(all.size(), MOST_FAULTS_TOLD)));
        int more = all.size() - MOST_FAULTS_TOLD;
        return new RefusedSubmission(
                told + (more > 0 ? "; and " + more + " more" : "") + ".", "", new LinkedHashMap<>(faults));
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** What the person reads. */
    public String inFull() {
        return shown.isEmpty() ? getMessage() : getMessage() + "\n\n" + shown;
    }

    /** By the key of each question at fault; empty where it is about no single one. */
    public Map<String, String> faults() {
        return faults;
    }
}

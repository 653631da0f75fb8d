package school.safeguarding.engine.form;

import java.util.List;
import java.util.Map;
import school.safeguarding.engine.boundary.FormRules;

/** A form as a page shows it: the same file that Tasklist draws and that {@link FormRules} checks by. */
public sealed interface FormPart {

    /** The FEEL conditions, its own and those of the groups around it, any of which hides it. */
    List<String> hiddenWhen();

    /** Under which heading it is folded away; empty if it is always seen. Source: the property {@code fold} of a component. */
    String fold();

    /** A heading over what follows it. */
    record Heading(String title, List<String> hiddenWhen, String fold) implements FormPart {}

    /**
     * What the form says.
     *
     * @param html without any style of its own
     * @param kind {@code danger} or {@code advice}: the property {@code shown} of the component
     */
    record Words(String html, String kind, List<String> hiddenWhen, String fold) implements FormPart {}

    /**
     * What the form asks.
     *
     * @param help how to answer it; may be empty
     * @param options values and their labels, in order; empty where anything may be typed
     * @param longest characters
     */
    record Question(
            String key,
            String label,
            String help,
            Kind kind,
            boolean isRequired,
            Map<String, String> options,
            int longest,
            List<String> hiddenWhen,
            String fold)
            implements FormPart {}

    /** How a question is answered. */
    public enum Kind {
        LINE,
        TEXT,
        ONE_OF,
        SOME_OF,
        DATE,
        TIME
    }
}

package school.safeguarding.engine.form;

import java.util.List;

/**
 * One answered field of a form.
 *
 * @param key the field's key in the form
 * @param label the field's label as the person saw it
 * @param values what was submitted, as text: one value, or one per ticked option; dates and times in ISO 8601, yes/no
 *     boxes as {@code true} or {@code false}; never blank
 * @param shown the same values as the person saw them: an option's label, a date as a British reader writes it
 */
public record Answer(String key, String label, List<String> values, List<String> shown) {

    public Answer {
        values = List.copyOf(values);
        shown = List.copyOf(shown);
    }
}

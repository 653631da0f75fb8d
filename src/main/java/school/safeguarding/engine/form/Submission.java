package school.safeguarding.engine.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;

/**
 * What one person submitted with one form, already checked against that form's own rules: required fields, lengths,
 * options, dates, no unknown key, nothing for a hidden field.
 *
 * @param formId the form's id, which is also its file name
 * @param submittedBy the account id of the person signed in
 * @param reference the concern's reference; empty for a start form
 * @param step the id of the user task in its model, such as {@code userTask_reviewConcern}; empty for a start form
 * @param answers what was answered, in the form's order; empty and hidden fields are absent
 * @param dueAt when the step was due; empty for a start form and for a step without a due time
 * @param facts the routing facts that the engine holds where this form was submitted, such as {@code agency}
 */
public record Submission(
        String formId,
        AccountId submittedBy,
        Optional<Reference> reference,
        Optional<StepId> step,
        List<Answer> answers,
        Optional<Instant> dueAt,
        Map<String, Object> facts) {

    public Submission {
        answers = List.copyOf(answers);
        facts = Map.copyOf(facts);
    }

    public Optional<Answer> answer(String key) {
        return answers.stream().filter(answer -> answer.key().equals(key)).findFirst();
    }

    /** The answer's only or first value; empty if nothing was answered. */
    public Optional<String> text(String key) {
        return answer(key).flatMap(answer -> answer.values().stream().findFirst());
    }

    /** The answer's value where the form demands one. */
    public String required(String key) {
        return text(key).orElseThrow(() -> new IllegalStateException("Form " + formId + " let " + key + " through"));
    }

    /** The ticked options' values, in the form's order; empty if none. */
    public Set<String> choices(String key) {
        return answer(key)
                .<Set<String>>map(answer -> new LinkedHashSet<>(answer.values()))
                .orElse(Set.of());
    }

    public boolean isChosen(String key, String value) {
        return choices(key).contains(value);
    }

    /** Whether a yes/no field says {@code yes}, or a box is ticked. */
    public boolean isYes(String key) {
        return text(key)
                .filter(value -> value.equals("yes") || value.equals("true"))
                .isPresent();
    }

    /** A date without a time zone: a day as the school's wall calendar shows it. */
    public Optional<LocalDate> date(String key) {
        return text(key).map(LocalDate::parse);
    }

    /** A time of day without a time zone, as the school's clock shows it. */
    public Optional<LocalTime> time(String key) {
        return text(key).map(LocalTime::parse);
    }

    /** The field's label in quotation marks, for a sentence that names it. */
    public String label(String key) {
        return "“" + answer(key).orElseThrow().label() + "”";
    }

    /** What was answered, as the person saw it and in quotation marks. Only for choices: what was typed is not repeated. */
    public String choice(String key) {
        return "“" + String.join(", ", answer(key).orElseThrow().shown()) + "”";
    }

    /** The concern's reference, for a step that cannot be without one. */
    public Reference concern() {
        return reference.orElseThrow(() -> new IllegalStateException("Form " + formId + " has no concern"));
    }

    /** A routing fact held as text, such as {@code agency}. */
    public String fact(RoutingFact fact) {
        Object value = facts.get(fact.name());
        if (value == null) {
            throw new IllegalStateException("Form " + formId + " was submitted without the fact " + fact);
        }
        return value.toString();
    }
}

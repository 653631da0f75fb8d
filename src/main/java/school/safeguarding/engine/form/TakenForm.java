package school.safeguarding.engine.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.boundary.FormField;
import school.safeguarding.reference.Reference;

/**
 * A form that its feature has taken, without anything that somebody typed: what was chosen, by its codes, and days and times.
 *
 * @param reference the concern's; empty for a start form
 * @param answers values by the fields' keys; what was left empty is absent
 * @param dueAt when the step was due; empty for a start form and for a step without a due time
 * @param facts the routing facts that the engine held where this form was submitted
 */
public record TakenForm(
        String formId,
        Optional<Reference> reference,
        Map<String, List<String>> answers,
        Optional<Instant> dueAt,
        Map<String, Object> facts) {

    private static final Set<FormField.Type> NOT_TYPED = EnumSet.of(
            FormField.Type.YES_NO,
            FormField.Type.ONE_OF,
            FormField.Type.SOME_OF,
            FormField.Type.DATE,
            FormField.Type.TIME);

    public static TakenForm of(
            String formId,
            Optional<Reference> reference,
            List<FormField> fields,
            List<Answer> answers,
            Optional<Instant> dueAt,
            Map<String, Object> facts) {
        Set<String> kept = fields.stream()
                .filter(field -> NOT_TYPED.contains(field.type()))
                .map(FormField::key)
                .collect(Collectors.toSet());
        return new TakenForm(
                formId,
                reference,
                answers.stream()
                        .filter(answer -> kept.contains(answer.key()))
                        .collect(Collectors.toMap(Answer::key, Answer::values)),
                dueAt,
                Map.copyOf(facts));
    }

    public Optional<String> chosen(String key) {
        return all(key).stream().findFirst();
    }

    public boolean isChosen(String key, String code) {
        return all(key).contains(code);
    }

    /** The ticked options' codes. */
    public List<String> all(String key) {
        return answers.getOrDefault(key, List.of());
    }

    /** The time that a day and a time of day of the form say, in Europe/London; empty where either is. */
    public Optional<Instant> time(String dayKey, String timeKey) {
        return chosen(dayKey).flatMap(day -> chosen(timeKey).map(time -> LocalDate.parse(day)
                .atTime(LocalTime.parse(time))
                .atZone(BritishDates.ZONE)
                .toInstant()));
    }

    /** A routing fact held as text; empty where there is none. */
    public Optional<String> fact(RoutingFact fact) {
        return Optional.ofNullable(facts.get(fact.name())).map(Object::toString);
    }
}

package school.safeguarding.engine.boundary;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.form.Answer;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.TypedText;

/** Holds a submission against its form's own rules, which the browser checks for convenience and this for certain. */
public class FormRules {

    /** Written as 1e999999999, a number takes a moment to send and all memory to write out. */
    private static final int MOST_DIGITS = 18;

    /** In years. A year typed wrongly makes a child under 13 of one who is not, or the other way round. */
    private static final int YOUNGEST_PUPIL = 2;

    private static final int OLDEST_PUPIL = 19;

    private final List<FormField> fields;
    private final FeelEngine feel;
    private final LocalDate today;
    private final Predicate<String> isSaidAgain;

    /** @param today the school's day, for dates that must lie in the past or the future */
    public FormRules(List<FormField> fields, FeelEngine feel, LocalDate today) {
        this(fields, feel, today, unusual -> false);
    }

    /** @param isSaidAgain whether a day that is unusual, after its field's key, was sent and refused before */
    public FormRules(List<FormField> fields, FeelEngine feel, LocalDate today, Predicate<String> isSaidAgain) {
        this.fields = fields;
        this.feel = feel;
        this.today = today;
        this.isSaidAgain = isSaidAgain;
    }

    /**
     * @param submitted by key: text, number, yes/no or a list of texts; null and empty mean unanswered
     * @param facts the routing facts that the form's conditions may read
     * @throws RefusedSubmission naming each field at fault by its label
     */
    public List<Answer> check(Map<String, Object> submitted, Map<String, Object> facts) {
        Map<String, Object> given = new HashMap<>();
        Map<String, FormField.Type> types = fields.stream().collect(Collectors.toMap(FormField::key, FormField::type));
        submitted.forEach((key, value) -> {
            if (!isEmpty(value)) {
                given.put(key, clean(types.get(key), value));
            }
        });
        Set<String> unknown = new LinkedHashSet<>(submitted.keySet());
        fields.forEach(field -> unknown.remove(field.key()));
        if (!unknown.isEmpty()) {
            // What was sent is not repeated: it may be anything.
            throw new RefusedSubmission("This form was sent with a field that it does not have. Please open it again.");
        }
        Set<String> hidden = hidden(given, facts);
        Map<String, String> faults = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (FormField field : fields) {
            Object value = given.get(field.key());
            if (hidden.contains(field.key())) {
                if (value != null) {
                    faults.put(
                            field.key(),
                            quoted(field) + " must be empty, since it does not apply to your other answers");
                }
            } else if (value == null) {
                if (field.isRequired()) {
                    faults.put(field.key(), quoted(field) + " must be filled in");
                }
            } else {
                fault(field, value)
                        .ifPresentOrElse(
                                fault -> faults.put(field.key(), fault), () -> answers.add(answer(field, value)));
            }
        }
        if (!faults.isEmpty()) {
            throw RefusedSubmission.of(faults);
        }
        return answers;
    }

    /** The value of a hidden field counts as absent, which may hide or show others: until nothing changes. */
    private Set<String> hidden(Map<String, Object> given, Map<String, Object> facts) {
        Set<String> hidden = Set.of();
        Map<String, Object> before = null;
        for (int round = 0; round <= fields.size(); round++) {
            Map<String, Object> context = new HashMap<>(facts);
            for (FormField field : fields) {
                boolean isAbsent = hidden.contains(field.key()) || !given.containsKey(field.key());
                Object absent =
                        field.type() == FormField.Type.SOME_OF && !hidden.contains(field.key()) ? List.of() : null;
                context.put(field.key(), isAbsent ? absent : given.get(field.key()));
            }
            if (context.equals(before)) {
                return hidden;
            }
            before = context;
            // Fields of one group have their group's condition in common.
            Map<String, Boolean> outcomes = new HashMap<>();
            Set<String> next = new LinkedHashSet<>();
            fields.stream()
                    .filter(field -> field.hiddenWhen().stream()
                            .anyMatch(condition -> outcomes.computeIfAbsent(condition, one -> isTrue(one, context))))
                    .forEach(field -> next.add(field.key()));
            if (next.equals(hidden)) {
                return hidden;
            }
            hidden = next;
        }
        return hidden;
    }

    private boolean isTrue(String condition, Map<String, Object> context) {
        Object result = feel.evaluateSimpleExpression(
                condition, Variables.fromMap(context).asVariableContext());
        return Boolean.TRUE.equals(result);
    }

    private Optional<String> fault(FormField field, Object value) {
        return switch (field.type()) {
            case LINE, TEXT -> textFault(field, value);
            case NUMBER -> numberFault(field, value);
            case YES_NO ->
                value instanceof Boolean ? Optional.empty() : Optional.of(quoted(field) + " must be ticked or not");
            case ONE_OF ->
                field.options().containsKey(value)
                        ? Optional.empty()
                        : Optional.of(quoted(field) + " must be one of the choices shown");
            case SOME_OF ->
                isSomeOf(field, value)
                        ? Optional.empty()
                        : Optional.of(quoted(field) + " must be some of the choices shown, each once");
            case DATE -> dateFault(field, value);
            case TIME ->
                time(value).isPresent()
                        ? Optional.empty()
                        : Optional.of(quoted(field) + " must be a time, such as 08:50");
        };
    }

    private Optional<String> textFault(FormField field, Object value) {
        if (!(value instanceof String text)) {
            return Optional.of(quoted(field) + " must be text");
        }
        Optional<Integer> forbidden = TypedText.lineOfForbidden(text);
        if (forbidden.isPresent()) {
            String place = field.type() == FormField.Type.TEXT ? ", line " + forbidden.get() : "";
            return Optional.of(quoted(field) + place
                    + ": there is a character in it that nobody can see and that cannot be stored. Delete it and type it in"
                    + " again");
        }
        if (field.type() == FormField.Type.LINE && text.contains("\n")) {
            return Optional.of(quoted(field) + " must be on one line");
        }
        if (text.length() > field.maxLength()) {
            return Optional.of(quoted(field) + " must be at most " + field.maxLength() + " characters long");
        }
        if (text.length() < field.minLength()) {
            return Optional.of(quoted(field) + " must be at least " + field.minLength() + " characters long");
        }
        if (field.pattern().isPresent() && !text.matches(field.pattern().get())) {
            return Optional.of(quoted(field) + " must be written as its help says");
        }
        return Optional.empty();
    }

    private Optional<String> numberFault(FormField field, Object value) {
        Optional<BigDecimal> number = number(value);
        boolean isRight = number.isPresent()
                && number.get().stripTrailingZeros().scale() <= 0
                && field.min().map(min -> number.get().doubleValue() >= min).orElse(true)
                && field.max().map(max -> number.get().doubleValue() <= max).orElse(true);
        return isRight ? Optional.empty() : Optional.of(quoted(field) + " must be a whole number" + range(field));
    }

    private static String range(FormField field) {
        String from = field.min().map(min -> " from " + min.longValue()).orElse("");
        String to = field.max().map(max -> " to " + max.longValue()).orElse("");
        return from + to;
    }

    private Optional<String> dateFault(FormField field, Object value) {
        Optional<LocalDate> day = date(value);
        if (day.isEmpty()) {
            return Optional.of(quoted(field) + " must be a date, such as 24/11/2026");
        }
        if (field.when().filter("past"::equals).isPresent() && day.get().isAfter(today)) {
            return Optional.of(quoted(field) + " must not be after today, " + BritishDates.brief(today));
        }
        if (field.when().filter("future"::equals).isPresent() && !day.get().isAfter(today)) {
            return Optional.of(quoted(field) + " must be after today, " + BritishDates.brief(today));
        }
        if (field.when().filter("from-today"::equals).isPresent() && day.get().isBefore(today)) {
            return Optional.of(quoted(field) + " must not be before today, " + BritishDates.brief(today));
        }
        if (field.isPupilsBirth() && isUnusualForPupil(day.get()) && !isSaidAgain.test(field.key() + " " + day.get())) {
            return Optional.of(quoted(field) + " should lie between " + YOUNGEST_PUPIL + " and " + OLDEST_PUPIL
                    + " years ago. If it is right, send this again as it stands");
        }
        return Optional.empty();
    }

    private boolean isUnusualForPupil(LocalDate bornOn) {
        return bornOn.isAfter(today.minusYears(YOUNGEST_PUPIL)) || bornOn.isBefore(today.minusYears(OLDEST_PUPIL));
    }

    private static boolean isSomeOf(FormField field, Object value) {
        return value instanceof List<?> chosen
                && new LinkedHashSet<>(chosen).size() == chosen.size()
                && field.options().keySet().containsAll(chosen);
    }

    private static Answer answer(FormField field, Object value) {
        return switch (field.type()) {
            case LINE, TEXT -> plain(field, (String) value);
            case NUMBER ->
                plain(field, number(value).orElseThrow().toBigInteger().toString());
            case YES_NO -> answer(field, value.toString(), Boolean.TRUE.equals(value) ? "Yes" : "No");
            case ONE_OF ->
                answer(field, (String) value, requireNonNull(field.options().get(value)));
            case SOME_OF -> {
                List<String> inOrder = field.options().keySet().stream()
                        .filter(((List<?>) value)::contains)
                        .toList();
                yield new Answer(
                        field.key(),
                        field.label(),
                        inOrder,
                        inOrder.stream().map(field.options()::get).toList());
            }
            case DATE -> {
                LocalDate day = date(value).orElseThrow();
                yield answer(field, day.toString(), BritishDates.brief(day));
            }
            case TIME -> plain(field, time(value).orElseThrow().toString());
        };
    }

    private static Answer plain(FormField field, String value) {
        return answer(field, value, value);
    }

    private static Answer answer(FormField field, String value, String shown) {
        return new Answer(field.key(), field.label(), List.of(value), List.of(shown));
    }

    private static Optional<BigDecimal> number(Object value) {
        try {
            return value instanceof Number || value instanceof String
                    ? Optional.of(new BigDecimal(value.toString()))
                            .filter(number ->
                                    number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(Object value) {
        try {
            return value instanceof String text
                    ? Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900 && day.getYear() < 2200)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(Object value) {
        try {
            return value instanceof String text ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Object clean(FormField.@Nullable Type type, Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        if (type == FormField.Type.TEXT) {
            return TypedText.clean(text);
        }
        return type == FormField.Type.LINE ? TypedText.cleanLine(text) : value;
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || (value instanceof String text && TypedText.showsNothing(text))
                || (value instanceof List<?> list && list.isEmpty());
    }

    private static String quoted(FormField field) {
        return "“" + field.label() + "”";
    }
}

package school.safeguarding.engine.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.boundary.FormField;

/**
 * Turns an answer as people saw it, which is how a record keeps it, back into what the form sends. An option whose words have
 * changed since is not recognised, and is asked again.
 */
@Component
public class ShownAnswers {

    private static final DateTimeFormatter BRITISH = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Map<String, Map<String, FormField>> forms = new ConcurrentHashMap<>();

    /** @return text, a date in ISO 8601, {@code true} or {@code false}, or a list of options; empty if it is none of the field's */
    public Optional<Object> sent(String formId, String key, String shown) {
        return Optional.ofNullable(fields(formId).get(key)).flatMap(field -> sent(field, shown));
    }

    private static Optional<Object> sent(FormField field, String shown) {
        return switch (field.type()) {
            case ONE_OF -> option(field, shown).map(Function.identity());
            case SOME_OF -> options(field, shown);
            case DATE -> date(shown).map(Function.identity());
            case YES_NO -> Optional.of(shown.equals("Yes"));
            default -> Optional.of(shown);
        };
    }

    private static Optional<Object> options(FormField field, String shown) {
        List<Optional<String>> options = Arrays.stream(shown.split("; "))
                .map(label -> option(field, label))
                .toList();
        return options.contains(Optional.<String>empty())
                ? Optional.empty()
                : Optional.of(options.stream().map(Optional::orElseThrow).toList());
    }

    private static Optional<String> option(FormField field, String label) {
        return field.options().entrySet().stream()
                .filter(option -> option.getValue().equals(label))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<String> date(String shown) {
        try {
            return Optional.of(LocalDate.parse(shown, BRITISH).toString());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Map<String, FormField> fields(String formId) {
        return forms.computeIfAbsent(formId, id -> {
            try {
                return FormField.of(new ObjectMapper()
                                .readTree(new ClassPathResource("forms/" + id + ".form").getInputStream()))
                        .stream()
                        .collect(Collectors.toMap(FormField::key, Function.identity()));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the form " + id, e);
            }
        });
    }
}

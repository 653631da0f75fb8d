package school.safeguarding.engine.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One field of a form, with the rules that the form gives it.
 *
 * @param hiddenWhen the FEEL conditions, its own and those of the groups around it, any of which hides it
 * @param when {@code past} or {@code future} for a date that must not lie in the other; {@code any}, or empty, for any
 * @param isPupilsBirth whether it is the day on which a pupil was born
 * @param options values and their labels, in order; empty where anything may be typed
 */
public record FormField(
        String key,
        String label,
        Type type,
        boolean isRequired,
        int minLength,
        int maxLength,
        Optional<String> pattern,
        Optional<Double> min,
        Optional<Double> max,
        Optional<String> when,
        boolean isPupilsBirth,
        Map<String, String> options,
        List<String> hiddenWhen) {

    public enum Type {
        LINE,
        TEXT,
        NUMBER,
        YES_NO,
        ONE_OF,
        SOME_OF,
        DATE,
        TIME
    }

    /** Whatever a form says or forgets to say. */
    public static final int LONGEST_TEXT = 20_000;

    private static final Set<String> WITHOUT_VALUE = Set.of("html", "separator", "spacer");

    /**
     * @param form a form as form-js writes it
     * @throws IllegalArgumentException for a component that the server cannot check
     */
    public static List<FormField> of(JsonNode form) {
        List<FormField> fields = new ArrayList<>();
        collect(form, List.of(), fields);
        return List.copyOf(fields);
    }

    private static void collect(JsonNode parent, List<String> conditions, List<FormField> fields) {
        for (JsonNode component : parent.path("components")) {
            List<String> hiddenWhen = new ArrayList<>(conditions);
            String hide = component.path("conditional").path("hide").asText("");
            if (!hide.isBlank()) {
                hiddenWhen.add(hide.strip().replaceFirst("^=", ""));
            }
            String type = component.path("type").asText();
            if (type.equals("group")) {
                collect(component, hiddenWhen, fields);
            } else if (!WITHOUT_VALUE.contains(type)) {
                fields.add(field(component, type, hiddenWhen));
            }
        }
    }

    private static FormField field(JsonNode component, String type, List<String> hiddenWhen) {
        JsonNode validate = component.path("validate");
        Map<String, String> options = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(option -> options.put(
                        option.path("value").asText(), option.path("label").asText()));
        return new FormField(
                component.path("key").asText(),
                component
                        .path("label")
                        .asText(component
                                .path("dateLabel")
                                .asText(component.path("timeLabel").asText())),
                type(component, type),
                validate.path("required").asBoolean(),
                validate.path("minLength").asInt(0),
                Math.min(validate.path("maxLength").asInt(LONGEST_TEXT), LONGEST_TEXT),
                text(validate, "pattern"),
                decimal(validate, "min"),
                decimal(validate, "max"),
                text(component.path("properties"), "when"),
                text(component.path("properties"), "born")
                        .filter("pupil"::equals)
                        .isPresent(),
                options,
                List.copyOf(hiddenWhen));
    }

    private static Type type(JsonNode component, String type) {
        return switch (type) {
            case "textfield" -> Type.LINE;
            case "textarea" -> Type.TEXT;
            case "number" -> Type.NUMBER;
            case "checkbox" -> Type.YES_NO;
            case "radio" -> Type.ONE_OF;
            // Where the choices come with the record, whoever takes the form checks the choice.
            case "select" -> component.has("valuesExpression") ? Type.LINE : Type.ONE_OF;
            case "checklist" -> Type.SOME_OF;
            case "datetime" -> component.path("subtype").asText().equals("time") ? Type.TIME : Type.DATE;
            default -> throw new IllegalArgumentException("No rule on the server for a form's " + type);
        };
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).asText(null)).filter(text -> !text.isBlank());
    }

    private static Optional<Double> decimal(JsonNode node, String name) {
        return node.path(name).isNumber() ? Optional.of(node.path(name).asDouble()) : Optional.empty();
    }
}

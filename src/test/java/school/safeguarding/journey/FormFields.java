package school.safeguarding.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fields of a form as they lie in {@code forms/}. */
final class FormFields {

    private FormFields() {}

    /** @param options the values that may be chosen, in order */
    record FormField(String key, String type, boolean isTime, List<String> options) {

        boolean isSelect() {
            return type.equals("select");
        }

        boolean isDateOrTime() {
            return type.equals("datetime");
        }

        boolean isTyped() {
            return isDateOrTime() || type.startsWith("text") || type.equals("number");
        }
    }

    public static List<FormField> of(String formId) {
        try {
            List<FormField> fields = new ArrayList<>();
            collect(
                    new ObjectMapper()
                            .readTree(Path.of("forms", formId + ".form").toFile()),
                    fields);
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode parent, List<FormField> fields) {
        for (JsonNode component : parent.path("components")) {
            if (component.path("type").asText().equals("group")) {
                collect(component, fields);
            } else if (component.has("key")) {
                List<String> options = new ArrayList<>();
                component
                        .path("values")
                        .forEach(option -> options.add(option.path("value").asText()));
                fields.add(new FormField(
                        component.path("key").asText(),
                        component.path("type").asText(),
                        component.path("subtype").asText().equals("time"),
                        options));
            }
        }
    }
}

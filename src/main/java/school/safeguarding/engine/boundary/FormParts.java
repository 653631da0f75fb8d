package school.safeguarding.engine.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.engine.form.FormPart;
import school.safeguarding.engine.form.FormPart.Kind;

/** Reads a start form for a page. Steps' forms show the record and are Tasklist's. */
public final class FormParts {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A page has styles of its own, and runs none that stand in its text. */
    private static final String STYLE = " style=\"[^\"]*\"";

    private FormParts() {}

    /**
     * @param words what stands for the tokens in the form's texts
     * @param notAsked keys of questions that are left out now
     */
    public static List<FormPart> of(String formId, Map<String, String> words, Set<String> notAsked) {
        try {
            JsonNode form = JSON.readTree(new ClassPathResource("forms/" + formId + ".form").getInputStream());
            List<FormPart> parts = new ArrayList<>();
            collect(form, List.of(), words, parts);
            leaveOut(notAsked, parts);
            return List.copyOf(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the form " + formId, e);
        }
    }

    /** What depends on the answer to a question that is not asked is never shown. */
    private static void leaveOut(Set<String> notAsked, List<FormPart> parts) {
        Set<String> gone = new HashSet<>(notAsked);
        for (boolean isMore = true; isMore; ) {
            isMore = false;
            for (FormPart part : parts) {
                if (part instanceof FormPart.Question question && isAbout(gone, part.hiddenWhen())) {
                    isMore |= gone.add(question.key());
                }
            }
        }
        parts.removeIf(part -> (part instanceof FormPart.Question question && gone.contains(question.key()))
                || isAbout(gone, part.hiddenWhen()));
    }

    private static boolean isAbout(Set<String> keys, List<String> conditions) {
        return conditions.stream()
                .anyMatch(condition -> keys.stream().anyMatch(key -> condition.matches("(?s).*\\b" + key + "\\b.*")));
    }

    private static void collect(JsonNode parent, List<String> around, Map<String, String> words, List<FormPart> parts) {
        for (JsonNode component : parent.path("components")) {
            List<String> hiddenWhen = new ArrayList<>(around);
            String hide = component.path("conditional").path("hide").asText("");
            if (!hide.isBlank()) {
                hiddenWhen.add(hide.strip().replaceFirst("^=", ""));
            }
            String fold = component.path("properties").path("fold").asText("");
            switch (component.path("type").asText()) {
                case "group" -> {
                    parts.add(new FormPart.Heading(component.path("label").asText(), List.copyOf(hiddenWhen), fold));
                    collect(component, hiddenWhen, words, parts);
                }
                case "html" ->
                    parts.add(new FormPart.Words(
                            filled(component.path("content").asText(), words),
                            component.path("properties").path("shown").asText("advice"),
                            List.copyOf(hiddenWhen),
                            fold));
                case "separator", "spacer" -> {
                    // A page has spaces of its own.
                }
                default -> parts.add(question(component, List.copyOf(hiddenWhen), fold));
            }
        }
    }

    private static String filled(String html, Map<String, String> words) {
        String text = html.replaceAll(STYLE, "");
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace(word.getKey(), HtmlUtils.htmlEscape(word.getValue(), "UTF-8"));
        }
        return text;
    }

    private static FormPart question(JsonNode component, List<String> hiddenWhen, String fold) {
        FormField field = FormField.of(JSON.createObjectNode()
                        .set("components", JSON.createArrayNode().add(component)))
                .get(0);
        return new FormPart.Question(
                field.key(),
                field.label(),
                component.path("description").asText(""),
                switch (field.type()) {
                    case LINE -> Kind.LINE;
                    case TEXT -> Kind.TEXT;
                    case ONE_OF -> Kind.ONE_OF;
                    case SOME_OF -> Kind.SOME_OF;
                    case DATE -> Kind.DATE;
                    case TIME -> Kind.TIME;
                    case NUMBER, YES_NO -> throw new IllegalArgumentException("No page asks for " + field.type());
                },
                field.isRequired(),
                field.options(),
                field.maxLength(),
                hiddenWhen,
                fold);
    }
}

package school.safeguarding.engine.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Calls;
import school.safeguarding.engine.boundary.FormsFilledIn;
import school.safeguarding.engine.boundary.OpenedStep;
import school.safeguarding.engine.form.KeptDrafts;
import school.safeguarding.engine.form.StartFormWords;
import school.safeguarding.step.TaskId;

/**
 * Completes the form that somebody opens: with the words of the day, with what the record answers already, and with what they have
 * typed and not sent. Stands behind signing in, before the engine.
 */
@Component
@Order(PrefilledForms.BEFORE_THE_ENGINE)
class PrefilledForms extends OncePerRequestFilter {

    static final int BEFORE_THE_ENGINE = EngineQueries.BEHIND_SIGNING_IN + 1;

    static final String ENGINE = "/camunda/api/engine/";

    private static final Pattern START_FORM =
            Pattern.compile(ENGINE + "engine/default/process-definition/(?:key/)?([^/:]+)[^/]*/deployed-start-form");

    private static final Pattern FORM_VARIABLES =
            Pattern.compile(ENGINE + "engine/default/task/([^/]+)/form-variables");

    private final ObjectProvider<StartFormWords> startFormWords;
    private final ObjectProvider<FormsFilledIn> filledIn;
    private final ObjectProvider<KeptDrafts> drafts;
    private final ObjectMapper json = new ObjectMapper();

    PrefilledForms(
            ObjectProvider<StartFormWords> startFormWords,
            ObjectProvider<FormsFilledIn> filledIn,
            ObjectProvider<KeptDrafts> drafts) {
        this.startFormWords = startFormWords;
        this.filledIn = filledIn;
        this.drafts = drafts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher begun = START_FORM.matcher(request.getRequestURI());
        Matcher opened = FORM_VARIABLES.matcher(request.getRequestURI());
        if (!begun.matches() && !opened.matches()) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Optional<AccountId> reader;
        try {
            if (opened.matches()) {
                OpenedStep.set(TaskId.of(opened.group(1)));
            }
            chain.doFilter(request, answer);
            reader = OpenedStep.reader();
        } finally {
            OpenedStep.clear();
        }
        if (begun.matches() && answer.getStatus() == HttpServletResponse.SC_OK) {
            putWordsIn(answer, draft(request, answer, begun.group(1)));
        }
        if (opened.matches() && answer.getStatus() == HttpServletResponse.SC_OK) {
            Map<String, Object> answers = new LinkedHashMap<>(
                    reader.map(person -> filledIn.getObject().of(opened.group(1), person))
                            .orElse(Map.of()));
            // What somebody has typed themselves is worth more than what anybody else could fill in.
            answers.putAll(draft(request, answer, opened.group(1)));
            fillIn(answer, answers);
        }
        answer.copyBodyToResponse();
    }

    /** By the field's key, with what its author has to know of it in the headers; empty where there is none. */
    private Map<String, Object> draft(HttpServletRequest request, HttpServletResponse answer, String form) {
        if (answer.getStatus() != HttpServletResponse.SC_OK
                || !(request.getAttribute(Calls.ACCOUNT) instanceof String account)) {
            return Map.of();
        }
        Optional<KeptDrafts.Kept> draft = drafts.getObject().of(AccountId.of(account), form);
        answer.setHeader(
                "X-Draft-Revision",
                draft.map(kept -> String.valueOf(kept.revision())).orElse("0"));
        draft.ifPresent(kept -> answer.setHeader("X-Draft-Began", kept.began()));
        return draft.map(KeptDrafts.Kept::typed).orElse(Map.of());
    }

    private void putWordsIn(ContentCachingResponseWrapper answer, Map<String, Object> typed) throws IOException {
        String form = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> word : startFormWords.getObject().words().entrySet()) {
            String quoted = json.writeValueAsString(HtmlUtils.htmlEscape(word.getValue(), "UTF-8"));
            form = form.replace(word.getKey(), quoted.substring(1, quoted.length() - 1));
        }
        answer.resetBuffer();
        answer.getOutputStream()
                .write(changed(startFormWords.getObject().notAskedNow(), typed, form)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String changed(Set<String> notAsked, Map<String, Object> typed, String form) throws IOException {
        if ((notAsked.isEmpty() && typed.isEmpty()) || !form.startsWith("{")) {
            return form;
        }
        JsonNode tree = json.readTree(form);
        remove(notAsked, tree.path("components"));
        begin(typed, tree.path("components"));
        return json.writeValueAsString(tree);
    }

    private static void remove(Set<String> keys, JsonNode components) {
        for (Iterator<JsonNode> each = components.elements(); each.hasNext(); ) {
            JsonNode component = each.next();
            if (keys.contains(component.path("key").asText())) {
                each.remove();
            } else {
                remove(keys, component.path("components"));
            }
        }
    }

    /** A start form loads no variables, and takes what each field begins with from itself. Source: form-js. */
    private void begin(Map<String, Object> typed, JsonNode components) {
        for (JsonNode component : components) {
            String key = component.path("key").asText();
            if (typed.containsKey(key)) {
                ObjectNode field = (ObjectNode) component;
                Object value = typed.get(key);
                if (value == null || value.equals("") || !isUnderstood(component, value)) {
                    field.remove("defaultValue");
                } else {
                    field.set("defaultValue", json.valueToTree(value));
                }
            }
            begin(typed, component.path("components"));
        }
    }

    /** Of a day or a time: another is worse than none. */
    private static boolean isUnderstood(JsonNode component, Object value) {
        return !component.path("type").asText().equals("datetime")
                || (value instanceof String text && text.matches("\\d{4}-\\d{2}-\\d{2}|\\d{2}:\\d{2}"));
    }

    /** The form takes what stands under a field's key for its answer. Source: form-js, {@code importSchema(schema, data)}. */
    private void fillIn(ContentCachingResponseWrapper answer, Map<String, Object> answers) throws IOException {
        if (answers.isEmpty()) {
            return;
        }
        ObjectNode variables = (ObjectNode) json.readTree(answer.getContentAsByteArray());
        for (Map.Entry<String, Object> filled : answers.entrySet()) {
            ObjectNode variable = variables.putObject(filled.getKey());
            if (filled.getValue() == null) {
                variable.put("type", "Null").putNull("value");
            } else if (filled.getValue() instanceof String text) {
                variable.put("type", "String").put("value", text);
            } else if (filled.getValue() instanceof Boolean flag) {
                variable.put("type", "Boolean").put("value", flag);
            } else if (filled.getValue() instanceof Integer number) {
                variable.put("type", "Integer").put("value", number);
            } else {
                variable.put("type", "Json").put("value", json.writeValueAsString(filled.getValue()));
            }
            variable.putObject("valueInfo");
        }
        answer.resetBuffer();
        answer.getOutputStream().write(json.writeValueAsBytes(variables));
    }
}

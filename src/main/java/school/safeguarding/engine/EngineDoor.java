package school.safeguarding.engine;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.HtmlUtils;

/**
 * Stands before everything that answers over HTTP: lets through what the table of calls names, and gives every refusal of
 * the engine in our words. The engine's own would quote values and name its classes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineDoor extends OncePerRequestFilter {

    static final String ENGINE = "/camunda/api/engine/";

    private static final Pattern START_FORM =
            Pattern.compile(ENGINE + "engine/default/process-definition/(?:key/)?([^/:]+)[^/]*/deployed-start-form");

    private static final Pattern FORM_VARIABLES =
            Pattern.compile(ENGINE + "engine/default/task/([^/]+)/form-variables");

    private static final Pattern FAULT = Pattern.compile("\"type\":\"(\\w+)\"");

    static final String STEP_GONE = "This step is no longer open to you: somebody else may have completed it already.";
    static final String AT_ONCE =
            "Something else happened to this step at the same moment. Nothing was stored. Please press the button again.";
    private static final String NOT_SIGNED_IN = "You are not signed in, or no longer.";
    private static final String NOT_YOURS = "You may not do this.";
    private static final String NOT_UNDERSTOOD =
            "This was sent in a way that cannot be understood. Nothing was stored.";
    private static final String BROKEN = "Something went wrong here. Nothing was stored. Please try again, and tell IT"
            + " support if it happens again. Code: ";

    /** How the engine says, in its several ways, that a task is not there or was taken meanwhile. */
    private static final List<String> GONE =
            List.of("Cannot find task", "already claimed", "because \\\"task\\\" is null");

    /** How the engine says that it was sent the JSON value {@code null}, as a whole or in place of an answer. */
    private static final List<String> NOTHING_SENT =
            List.of("Dto.getVariables()", "Dto.setObjectMapper", "VariableValueDto.toTypedValue");

    private static final Logger log = LoggerFactory.getLogger(EngineDoor.class);

    private final CallRules calls;
    private final ObjectProvider<StartFormWords> startFormWords;
    private final ObjectProvider<FormsFilledIn> filledIn;
    private final ObjectProvider<KeptDrafts> drafts;
    private final ObjectMapper json = new ObjectMapper();

    EngineDoor(
            CallRules calls,
            ObjectProvider<StartFormWords> startFormWords,
            ObjectProvider<FormsFilledIn> filledIn,
            ObjectProvider<KeptDrafts> drafts) {
        this.calls = calls;
        this.startFormWords = startFormWords;
        this.filledIn = filledIn;
        this.drafts = drafts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!calls.isThere(request.getMethod(), request.getRequestURI())) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!request.getRequestURI().startsWith("/camunda/api/")) {
            chain.doFilter(request, response);
            return;
        }
        RefusalNotice.take();
        ContentCachingResponseWrapper answer = new WithoutErrorPage(response);
        boolean isToEngine = request.getRequestURI().startsWith(ENGINE);
        if (isToEngine && !isUtf8(request)) {
            answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            RefusalNotice.say(NOT_UNDERSTOOD);
            refuse(request, answer, RefusalNotice.take());
            answer.copyBodyToResponse();
            return;
        }
        Matcher opened = FORM_VARIABLES.matcher(request.getRequestURI());
        Optional<String> reader = Optional.empty();
        if (opened.matches()) {
            OpenedStep.set(opened.group(1));
        }
        try {
            chain.doFilter(request, answer);
            reader = OpenedStep.reader();
        } catch (ServletException | IOException | RuntimeException e) {
            log.error("A call failed: {}", e.getClass().getSimpleName());
            answer.resetBuffer();
            answer.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } finally {
            OpenedStep.clear();
        }
        if (request.isAsyncStarted()) {
            // The rest of its body is still to come; it will be here again with it.
            return;
        }
        Optional<RefusalNotice.Said> refusal = RefusalNotice.take();
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            refuse(request, answer, refusal);
        }
        if (isToEngine) {
            answer.setHeader("Cache-Control", "no-store");
        }
        Matcher begun = START_FORM.matcher(request.getRequestURI());
        if (begun.matches()) {
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
        Optional<KeptDrafts.Kept> draft = drafts.getObject().of(account, form);
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
        if (notAsked.isEmpty() && typed.isEmpty() || !form.startsWith("{")) {
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
                || value instanceof String text && text.matches("\\d{4}-\\d{2}-\\d{2}|\\d{2}:\\d{2}");
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

    /** In another encoding the engine could read something else than {@link EngineQueries} looks at. */
    private static boolean isUtf8(HttpServletRequest request) {
        String charset = request.getCharacterEncoding();
        return charset == null || charset.equalsIgnoreCase("UTF-8");
    }

    private void refuse(
            HttpServletRequest request, ContentCachingResponseWrapper answer, Optional<RefusalNotice.Said> notice)
            throws IOException {
        Refusal said = notice.map(refused -> new Refusal(refused.status(), refused.sentence()))
                .orElseGet(() -> refusal(request, answer));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", notice.map(RefusalNotice.Said::type).orElse("Refused"));
        told.put("message", said.sentence());
        notice.map(RefusalNotice.Said::faults)
                .filter(faults -> !faults.isEmpty())
                .ifPresent(faults -> told.put("faults", faults));
        answer.resetBuffer();
        answer.setStatus(said.status());
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.setCharacterEncoding("UTF-8");
        answer.getWriter().write(json.writeValueAsString(told));
        answer.getWriter().flush();
    }

    private static Refusal refusal(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        boolean isOfStep = request.getRequestURI().startsWith(ENGINE)
                && request.getRequestURI().contains("/task/");
        boolean isRead =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean isGone = GONE.stream().anyMatch(body::contains);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            return new Refusal(status, NOT_SIGNED_IN);
        }
        Optional<RefusedBody> refused = RefusedBody.by(status);
        if (refused.isPresent()) {
            return new Refusal(status, refused.get().sentence());
        }
        if (isOfStep && isRead && (isGone || status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR)) {
            // Without a difference between a step that is somebody else's and one that is not there.
            return new Refusal(HttpServletResponse.SC_NOT_FOUND, NOT_YOURS);
        }
        if (isOfStep
                && (isGone
                        || status == HttpServletResponse.SC_FORBIDDEN
                        || status == HttpServletResponse.SC_NOT_FOUND)) {
            return new Refusal(HttpServletResponse.SC_NOT_FOUND, STEP_GONE);
        }
        if (body.contains("OptimisticLocking")) {
            return new Refusal(HttpServletResponse.SC_BAD_REQUEST, AT_ONCE);
        }
        if (NOTHING_SENT.stream().anyMatch(body::contains)) {
            return new Refusal(HttpServletResponse.SC_BAD_REQUEST, NOT_UNDERSTOOD);
        }
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            String code = UUID.randomUUID().toString().substring(0, 8);
            log.error("Code {}: {} {} {}", code, request.getMethod(), request.getRequestURI(), fault(body));
            return new Refusal(status, BROKEN + code);
        }
        return new Refusal(status, status == HttpServletResponse.SC_BAD_REQUEST ? NOT_UNDERSTOOD : NOT_YOURS);
    }

    /** The kind of fault that the engine names; its message may quote what was sent, and is not logged. */
    private static String fault(String body) {
        Matcher kind = FAULT.matcher(body);
        return kind.find() ? kind.group(1) : "unknown fault";
    }

    private record Refusal(int status, String sentence) {}

    /** {@code sendError} would have the container write a page of its own. */
    private static class WithoutErrorPage extends ContentCachingResponseWrapper {

        WithoutErrorPage(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            resetBuffer();
            setStatus(status);
        }

        @Override
        public void sendError(int status, String message) {
            sendError(status);
        }
    }
}

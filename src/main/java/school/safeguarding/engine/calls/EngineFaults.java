package school.safeguarding.engine.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import school.safeguarding.door.Refusal;
import school.safeguarding.door.RefusalNotice;
import school.safeguarding.engine.AsSystem;

/**
 * Says of a fault of the engine what it means to whoever made the call, by the kind and the code that the engine gives it and by
 * whether the step is there. The engine's text is never looked at: it may quote what was sent, and changes with its version.
 */
@Component
@Order(EngineFaults.BEFORE_THE_ENGINE)
class EngineFaults extends OncePerRequestFilter {

    static final int BEFORE_THE_ENGINE = PrefilledForms.BEFORE_THE_ENGINE + 1;

    private static final Set<String> AT_ONCE =
            Set.of("OptimisticLockingException", "ObjectOptimisticLockingFailureException", "OptimisticLockException");

    private static final Pattern OF_STEP = Pattern.compile(PrefilledForms.ENGINE + "engine/default/task/([^/]+)/.+");

    private static final String TAKEN = "TaskAlreadyClaimedException";

    /** What the engine has, among others, for a step that is not there. */
    private static final Set<String> OF_NOTHING =
            Set.of("NullValueException", "NullPointerException", "RestException", "InvalidRequestException");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectProvider<ProcessEngine> engine;

    EngineFaults(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /**
     * @param type the simple name of an exception
     * @param code as {@link BuiltinExceptionCode} has them
     */
    private record Fault(String type, int code) {

        static Fault in(byte[] answer) {
            try {
                JsonNode told = JSON.readTree(new String(answer, StandardCharsets.UTF_8));
                return new Fault(
                        told.path("type").asText("unknown"), told.path("code").asInt(0));
            } catch (JsonProcessingException e) {
                return new Fault("unknown", 0);
            }
        }

        boolean isAtOnce() {
            return code == BuiltinExceptionCode.OPTIMISTIC_LOCKING.getCode() || AT_ONCE.contains(type);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getRequestURI().startsWith(PrefilledForms.ENGINE)) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && !RefusalNotice.isSaid()) {
            Fault fault = Fault.in(answer.getContentAsByteArray());
            request.setAttribute(Refusal.FAULT, fault.type().replaceAll("\\W", ""));
            meaning(request, answer.getStatus(), fault).ifPresent(refusal -> RefusalNotice.say(refusal));
        }
        answer.copyBodyToResponse();
    }

    private Optional<Refusal> meaning(HttpServletRequest request, int status, Fault fault) {
        if (fault.isAtOnce()) {
            return Optional.of(Refusal.AT_ONCE);
        }
        Matcher step = OF_STEP.matcher(request.getRequestURI());
        boolean isGone = step.matches()
                && (fault.type().equals(TAKEN)
                        || (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                                && OF_NOTHING.contains(fault.type())
                                && !isThere(step.group(1))));
        boolean isRead =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return isGone ? Optional.of(isRead ? Refusal.NOT_YOURS : Refusal.STEP_GONE) : Optional.empty();
    }

    private boolean isThere(String taskId) {
        return AsSystem.inCommand(engine.getObject(), () -> engine.getObject()
                        .getTaskService()
                        .createTaskQuery()
                        .taskId(taskId)
                        .count())
                > 0;
    }
}

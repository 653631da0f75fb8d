package school.safeguarding.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands before the engine's web application: lets through what the table of calls names, and gives every refusal in our
 * words. The engine's own would quote values and name its classes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineDoor extends OncePerRequestFilter {

    static final String STEP_GONE = "This step is no longer open to you: somebody else may have completed it already.";
    private static final String NOT_YOURS = "You may not do this.";
    private static final String NOT_UNDERSTOOD =
            "This was sent in a way that cannot be understood. Nothing was stored.";
    private static final String BROKEN = "Something went wrong here. Nothing was stored. Please try again, and tell IT"
            + " support if it happens again. Code: ";

    private static final Logger log = LoggerFactory.getLogger(EngineDoor.class);

    private final CallTable calls;
    private final ObjectMapper json = new ObjectMapper();

    EngineDoor(@Value("classpath:engine/calls.yml") Resource table) {
        this.calls = CallTable.read(table);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/camunda")
                && !request.getRequestURI().contains(";");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!calls.lets(request.getMethod(), request.getRequestURI())) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!request.getRequestURI().startsWith("/camunda/api/")) {
            chain.doFilter(request, response);
            return;
        }
        RefusalNotice.take();
        ContentCachingResponseWrapper answer = new WithoutErrorPage(response);
        try {
            chain.doFilter(request, answer);
        } catch (ServletException | IOException | RuntimeException e) {
            log.error("A call failed: {}", e.getClass().getSimpleName());
            answer.resetBuffer();
            answer.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        Optional<String> refusal = RefusalNotice.take();
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            refuse(request, answer, refusal);
        }
        if (request.getRequestURI().startsWith("/camunda/api/engine/")) {
            answer.setHeader("Cache-Control", "no-store");
        }
        answer.copyBodyToResponse();
    }

    private void refuse(HttpServletRequest request, ContentCachingResponseWrapper answer, Optional<String> refusal)
            throws IOException {
        int status = refusal.isPresent() ? HttpServletResponse.SC_BAD_REQUEST : answer.getStatus();
        boolean isSubmit = request.getRequestURI().endsWith("/submit-form");
        String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        boolean isStepGone = isSubmit
                && refusal.isEmpty()
                && (status == HttpServletResponse.SC_NOT_FOUND
                        || body.contains("OptimisticLocking")
                        || body.contains("Cannot find task"));
        String sentence;
        if (isStepGone) {
            status = HttpServletResponse.SC_BAD_REQUEST;
            sentence = STEP_GONE;
        } else if (refusal.isPresent()) {
            sentence = refusal.get();
        } else if (status == HttpServletResponse.SC_FORBIDDEN
                && isSubmit
                && request.getRequestURI().contains("/task/")) {
            // Without a difference between a step that is somebody else's and one that is not there.
            status = HttpServletResponse.SC_BAD_REQUEST;
            sentence = STEP_GONE;
        } else if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            String code = UUID.randomUUID().toString().substring(0, 8);
            log.error("Code {}: {} answered {}", code, request.getMethod(), status);
            sentence = BROKEN + code;
        } else {
            sentence = status == HttpServletResponse.SC_BAD_REQUEST ? NOT_UNDERSTOOD : NOT_YOURS;
        }
        answer.resetBuffer();
        answer.setStatus(status);
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.setCharacterEncoding("UTF-8");
        answer.getWriter().write(json.writeValueAsString(Map.of("type", "Refused", "message", sentence)));
        answer.getWriter().flush();
    }

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

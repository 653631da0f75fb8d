package school.safeguarding.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import school.safeguarding.door.RefusalNotice.Said;

/**
 * Stands before everything that answers over HTTP: lets through what the table of calls names, and gives every refusal of a call
 * in our words. The engine's own would quote values and name its classes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Door extends OncePerRequestFilter {

    /** What scripts call, and not people. */
    private static final String API = "/camunda/api/";

    private static final String ENGINE = API + "engine/";

    private static final Logger log = LoggerFactory.getLogger(Door.class);

    private final Calls calls;
    private final ObjectMapper json = new ObjectMapper();

    Door(Calls calls) {
        this.calls = calls;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        FailureNotice.begin();
        try {
            answer(request, response, chain);
        } finally {
            FailureNotice.end();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!calls.isThere(request.getMethod(), request.getRequestURI())) {
            if (request.getRequestURI().startsWith(API)) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            } else {
                NothingHere.answer(response);
            }
            return;
        }
        if (!request.getRequestURI().startsWith(API)) {
            chain.doFilter(request, response);
            return;
        }
        RefusalNotice.take();
        ContentCachingResponseWrapper answer = new WithoutErrorPage(response);
        boolean isToEngine = request.getRequestURI().startsWith(ENGINE);
        if (isToEngine && !isUtf8(request)) {
            refuse(answer, Said.of(Refusal.NOT_UNDERSTOOD.status(), Refusal.NOT_UNDERSTOOD));
            answer.copyBodyToResponse();
            return;
        }
        try {
            chain.doFilter(request, answer);
        } catch (ServletException | IOException | RuntimeException e) {
            FailureNotice.happened(e);
            answer.resetBuffer();
            answer.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        if (request.isAsyncStarted()) {
            // The rest of its body is still to come; it will be here again with it.
            return;
        }
        Optional<Said> said = RefusalNotice.take();
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            refuse(answer, said.orElseGet(() -> byStatus(request, answer.getStatus())));
        }
        if (isToEngine) {
            answer.setHeader("Cache-Control", "no-store");
        }
        answer.copyBodyToResponse();
    }

    private void refuse(ContentCachingResponseWrapper answer, Said said) throws IOException {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", said.type());
        told.put("message", said.sentence());
        if (!said.faults().isEmpty()) {
            told.put("faults", said.faults());
        }
        answer.resetBuffer();
        answer.setStatus(said.status());
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.setCharacterEncoding("UTF-8");
        answer.getWriter().write(json.writeValueAsString(told));
        answer.getWriter().flush();
    }

    /** Where nobody has said why. */
    private static Said byStatus(HttpServletRequest request, int status) {
        Optional<Refusal> known = status == HttpServletResponse.SC_UNAUTHORIZED
                ? Optional.of(Refusal.NOT_SIGNED_IN)
                : Refusal.ofBody(status);
        if (known.isPresent()) {
            return Said.of(status, known.get());
        }
        if (isOfStep(request) && isRefused(request, status)) {
            // Without a difference between a step that is somebody else's and one that is not there.
            Refusal refusal = isRead(request) ? Refusal.NOT_YOURS : Refusal.STEP_GONE;
            return Said.of(refusal.status(), refusal);
        }
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            String code = UUID.randomUUID().toString().substring(0, 8);
            Object fault =
                    Optional.ofNullable(request.getAttribute(Refusal.FAULT)).orElse("unknown fault");
            log.error(
                    "Code {}: {} {} {}",
                    code,
                    request.getMethod(),
                    request.getRequestURI(),
                    fault,
                    FailureNotice.last().orElse(null));
            return Said.of(status, Refusal.FAILED_WITH_CODE, code);
        }
        return Said.of(
                status, status == HttpServletResponse.SC_BAD_REQUEST ? Refusal.NOT_UNDERSTOOD : Refusal.NOT_YOURS);
    }

    private static boolean isOfStep(HttpServletRequest request) {
        return request.getRequestURI().startsWith(ENGINE)
                && request.getRequestURI().contains("/task/");
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean isRefused(HttpServletRequest request, int status) {
        return isRead(request)
                ? status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                : status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_NOT_FOUND;
    }

    /** In another encoding what stands behind could read something else than what was looked at. */
    private static boolean isUtf8(HttpServletRequest request) {
        String charset = request.getCharacterEncoding();
        return charset == null || charset.equalsIgnoreCase("UTF-8");
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

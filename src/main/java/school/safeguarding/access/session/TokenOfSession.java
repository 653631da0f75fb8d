package school.safeguarding.access.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import school.safeguarding.access.Refusals;
import school.safeguarding.door.Refusal;
import school.safeguarding.door.RefusalNotice;

/**
 * Refuses what comes to the engine with another token than the session's, before the engine does: it would end the session. A
 * tab that was open before somebody signed in again in another still has the old one, and asks for something every few seconds.
 * The next thing that is read brings the new one. Source: Camunda's {@code CsrfPreventionFilter.doTokenValidation}.
 */
public class TokenOfSession extends OncePerRequestFilter {

    static final String HELD = "CAMUNDA_CSRF_TOKEN";
    private static final String SENT = "X-XSRF-TOKEN";
    private static final String COOKIE = "XSRF-TOKEN";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /**
     * Before the engine does: it gives one to whatever asks first, and of two that ask at once each would have its own. As its
     * cookie, which its script reads. Source: Camunda's {@code CsrfPreventionFilter.setCSRFToken}.
     */
    static void begin(HttpServletRequest request, HttpServletResponse response, HttpSession session) {
        String token = UUID.randomUUID().toString();
        session.setAttribute(HELD, token);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token)
                        .path("/camunda")
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .build()
                        .toString());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        String sent = request.getHeader(SENT);
        if (!request.getRequestURI().startsWith(Refusals.API)
                || READING.contains(request.getMethod())
                || (session != null && sent != null && sent.equals(session.getAttribute(HELD)))) {
            chain.doFilter(request, response);
            return;
        }
        RefusalNotice.say(Refusal.SIGNED_IN_AGAIN);
        response.setStatus(HttpStatus.FORBIDDEN.value());
    }
}

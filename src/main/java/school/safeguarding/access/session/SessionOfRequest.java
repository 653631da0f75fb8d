package school.safeguarding.access.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The session that a request has just written. Spring Session asks for it once more, only to learn whether its id stands, and would
 * read and open it a second time with every call. It is gone with the request: the next one asks the database.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class SessionOfRequest extends OncePerRequestFilter {

    private static final class Written {
        private KeptSession session;
    }

    private final ThreadLocal<Written> written = new ThreadLocal<>();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        written.set(new Written());
        try {
            chain.doFilter(request, response);
        } finally {
            written.remove();
        }
    }

    /** Outside a request nothing is remembered. */
    void wrote(KeptSession session) {
        Optional.ofNullable(written.get()).ifPresent(last -> last.session = session);
    }

    void ended() {
        wrote(null);
    }

    Optional<KeptSession> written(String id) {
        return Optional.ofNullable(written.get()).map(last -> last.session).filter(session -> session.getId()
                .equals(id));
    }
}

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
        private Optional<KeptSession> session = Optional.empty();
    }

    private static final ThreadLocal<Written> WRITTEN = new ThreadLocal<>();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        WRITTEN.set(new Written());
        try {
            chain.doFilter(request, response);
        } finally {
            WRITTEN.remove();
        }
    }

    /** Outside a request nothing is remembered. */
    void wrote(KeptSession session) {
        Optional.ofNullable(WRITTEN.get()).ifPresent(last -> last.session = Optional.of(session));
    }

    void ended() {
        Optional.ofNullable(WRITTEN.get()).ifPresent(last -> last.session = Optional.empty());
    }

    Optional<KeptSession> written(String id) {
        return Optional.ofNullable(WRITTEN.get()).flatMap(last -> last.session).filter(session -> session.getId()
                .equals(id));
    }
}

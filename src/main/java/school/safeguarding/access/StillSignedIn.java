package school.safeguarding.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import school.safeguarding.engine.Calls;
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Credentials.Credential;

/**
 * Ends a session at the next call after the account was disabled, its password changed, or nobody has used the session for
 * half an hour. A call that the page makes by itself is not use: else a page that was left open would never be left.
 */
class StillSignedIn extends OncePerRequestFilter {

    static final Duration IDLE_AT_MOST = Duration.ofMinutes(30);

    /** The page says so where somebody has typed or pointed in the last minute. */
    static final String PERSON_ACTIVE = "X-Person-Active";

    /** Seconds until it ends where nobody does anything. */
    static final String SESSION_LEFT = "X-Session-Left";

    private static final String USED_AT = StillSignedIn.class.getName() + ".usedAt";

    private final Credentials credentials;
    private final Session session;
    private final Calls calls;
    private final Ticker ticker;
    private final Stages stages;

    /** @param ticker a clock that is never set back or forward: idle is a span, not a time of day */
    StillSignedIn(Credentials credentials, Session session, Calls calls, Ticker ticker, Stages stages) {
        this.credentials = credentials;
        this.session = session;
        this.calls = calls;
        this.ticker = ticker;
        this.stages = stages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        HttpSession held = request.getSession(false);
        if (held != null && Session.stage(known).isPresent() && !goesOn(request, response, held, known)) {
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean goesOn(
            HttpServletRequest request, HttpServletResponse response, HttpSession held, Authentication known) {
        try {
            Optional<Credential> account = credentials
                    .of(known.getName())
                    .filter(current -> session.isOfThisRound(held, current))
                    .filter(current -> !isIdle(held))
                    .filter(current -> isFarEnough(held, known, current));
            if (account.isEmpty()) {
                held.invalidate();
                return false;
            }
            request.setAttribute(MayCall.CALLER, account.get());
            request.setAttribute(Calls.ACCOUNT, account.get().id());
            if (!session.isOfTheseRoles(held, account.get())) {
                session.agreeWith(held, account.get());
            }
            tellWhatIsLeft(request, response, held);
            if (isUse(request)) {
                held.setAttribute(USED_AT, ticker.read());
            }
            return true;
        } catch (IllegalStateException e) {
            // Another call of this session has ended it at the same moment.
            return false;
        }
    }

    /** A page warns its reader before it ends. */
    private void tellWhatIsLeft(HttpServletRequest request, HttpServletResponse response, HttpSession held) {
        if (request.getRequestURI().startsWith(Refusals.API)) {
            long idle =
                    isUse(request) || !(held.getAttribute(USED_AT) instanceof Long usedAt) ? 0 : ticker.read() - usedAt;
            response.setHeader(
                    SESSION_LEFT, String.valueOf(IDLE_AT_MOST.minusNanos(idle).toSeconds()));
        }
    }

    /** Whoever has come to open records in this session may have to say more than a password first. */
    private boolean isFarEnough(HttpSession held, Authentication known, Credential current) {
        return session.isOfTheseRoles(held, current)
                || Session.stage(known).orElseThrow() != Stage.SIGNED_IN
                || stages.afterCode(current) == Stage.SIGNED_IN;
    }

    private boolean isIdle(HttpSession held) {
        return held.getAttribute(USED_AT) instanceof Long usedAt && ticker.read() - usedAt > IDLE_AT_MOST.toNanos();
    }

    private boolean isUse(HttpServletRequest request) {
        return request.getHeader(PERSON_ACTIVE) != null
                || !calls.isByItself(request.getMethod(), request.getRequestURI());
    }
}

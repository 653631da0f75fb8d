package school.safeguarding.access.session;

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
import school.safeguarding.access.MayCall;
import school.safeguarding.access.Refusals;
import school.safeguarding.access.signin.Stage;
import school.safeguarding.access.signin.Stages;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Calls;
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Credentials.Credential;

/**
 * Ends a session at the next call after the account was disabled or its password changed, and says when somebody uses it. A call
 * that the page makes by itself is not use: else a page that was left open would never be left.
 */
public class StillSignedIn extends OncePerRequestFilter {

    /** The page says so where somebody has typed or pointed in the last minute. */
    public static final String PERSON_ACTIVE = "X-Person-Active";

    /** Seconds until it ends where nobody does anything. */
    static final String SESSION_LEFT = "X-Session-Left";

    /** That there was a session when this request came. */
    public static final String ENDED = StillSignedIn.class.getName() + ".ended";

    private final Credentials credentials;
    private final Session session;
    private final Calls calls;
    private final Stages stages;

    public StillSignedIn(Credentials credentials, Session session, Calls calls, Stages stages) {
        this.credentials = credentials;
        this.session = session;
        this.calls = calls;
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
        Optional<Credential> account = credentials
                .of(AccountId.of(known.getName()))
                .filter(current -> session.isOfThisEpoch(held, current))
                .filter(current -> isFarEnough(held, known, current));
        if (account.isEmpty()) {
            held.invalidate();
            request.setAttribute(ENDED, true);
            return false;
        }
        request.setAttribute(MayCall.CALLER, account.get());
        request.setAttribute(Calls.ACCOUNT, account.get().id().value());
        if (!session.isOfTheseRoles(held, account.get())) {
            session.agreeWith(held, account.get());
        }
        if (isUse(request)) {
            held.setAttribute(KeptSession.UNUSED_FOR, Duration.ZERO);
        }
        tellWhatIsLeft(request, response, held);
        return true;
    }

    /** A page warns its reader before it ends. */
    private void tellWhatIsLeft(HttpServletRequest request, HttpServletResponse response, HttpSession held) {
        if (request.getRequestURI().startsWith(Refusals.API)) {
            Duration unused = (Duration) held.getAttribute(KeptSession.UNUSED_FOR);
            response.setHeader(
                    SESSION_LEFT,
                    String.valueOf(KeptSession.IDLE_AT_MOST.minus(unused).toSeconds()));
        }
    }

    /** Whoever has come to open records in this session may have to say more than a password first. */
    private boolean isFarEnough(HttpSession held, Authentication known, Credential current) {
        return session.isOfTheseRoles(held, current)
                || Session.stage(known).orElseThrow() != Stage.SIGNED_IN
                || stages.afterCode(current) == Stage.SIGNED_IN;
    }

    private boolean isUse(HttpServletRequest request) {
        return request.getHeader(PERSON_ACTIVE) != null
                || !calls.isByItself(request.getMethod(), request.getRequestURI());
    }
}

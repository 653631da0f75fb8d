package school.safeguarding.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.access.signin.KnownDevices;
import school.safeguarding.access.signin.Stage;
import school.safeguarding.people.Credentials.Credential;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Who is signed in, how far, and what a session must still agree with to go on. */
@Component
public class Session {

    /** Where the engine's web application keeps whom it knows, with the groups of that time. */
    static final String ENGINES = "authenticatedUser";

    static final String SESSION_EPOCH = Session.class.getName() + ".sessionEpoch";
    static final String ROLES = Session.class.getName() + ".roles";

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final KnownDevices devices;
    private final Trail trail;
    private final TransactionOperations transaction;

    Session(KnownDevices devices, Trail trail, TransactionOperations transaction) {
        this.devices = devices;
        this.trail = trail;
        this.transaction = transaction;
    }

    public SecurityContextRepository contexts() {
        return contexts;
    }

    /** Goes on to the next stage, in a new session: nothing that anybody put into the old one is worth anything. */
    public void enter(HttpServletRequest request, HttpServletResponse response, Credential account, Stage stage) {
        if (stage == Stage.SIGNED_IN) {
            transaction.executeWithoutResult(status -> trail.leave(Trace.of(account.id(), Kind.SIGNED_IN)));
            devices.remember(request, response, account.id());
        }
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        request.getSession();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                account.id().value(), null, Set.of(stage.authority())));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        agreeWith(request.getSession(), account);
        TokenOfSession.begin(request, response, request.getSession());
    }

    void agreeWith(HttpSession session, Credential account) {
        session.setAttribute(SESSION_EPOCH, account.sessionEpoch());
        session.setAttribute(ROLES, roles(account));
        session.removeAttribute(ENGINES);
    }

    /** Whether the session began since the last thing that ends all of an account's sessions. */
    boolean isOfThisEpoch(HttpSession session, Credential account) {
        return Integer.valueOf(account.sessionEpoch()).equals(session.getAttribute(SESSION_EPOCH));
    }

    boolean isOfTheseRoles(HttpSession session, Credential account) {
        return roles(account).equals(session.getAttribute(ROLES));
    }

    private static String roles(Credential account) {
        return new TreeSet<>(account.roles()).toString();
    }

    public static Optional<Stage> stage(Authentication authentication) {
        return Optional.ofNullable(authentication).stream()
                .flatMap(known -> known.getAuthorities().stream())
                .flatMap(authority -> Arrays.stream(Stage.values())
                        .filter(stage -> stage.name().equals(authority.getAuthority())))
                .findFirst();
    }
}

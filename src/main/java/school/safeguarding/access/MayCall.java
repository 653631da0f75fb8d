package school.safeguarding.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.access.session.Session;
import school.safeguarding.access.signin.Stage;
import school.safeguarding.door.Calls;
import school.safeguarding.door.Calls.Caller;
import school.safeguarding.door.Calls.Step;
import school.safeguarding.people.Credentials.Credential;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Asks the table of calls, for every request. */
@Component
public class MayCall implements AuthorizationManager<RequestAuthorizationContext> {

    /** The account as it was found at the beginning of this request. */
    public static final String CALLER = MayCall.class.getName() + ".caller";

    /** That it was allowed a moment ago, before its body was read. */
    private static final String ALLOWED = MayCall.class.getName() + ".allowed";

    /** A page keeps what is typed by itself, though not without somebody who types. */
    private static final String DRAFTS = "/camunda/api/draft/";

    private static final Pattern STEP_ID = Pattern.compile("[0-9a-f-]{36}");

    /** A page that was left open goes on asking for what is no longer its reader's: that is one question and not hundreds. */
    private final Cache<String, Boolean> askedByPages = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(30))
            .maximumSize(10_000)
            .build();

    private final Calls calls;
    private final SentOnce.Replays replays;
    private final Trail trail;
    private final TransactionOperations transaction;

    MayCall(Calls calls, SentOnce.Replays replays, Trail trail, TransactionOperations transaction) {
        this.calls = calls;
        this.replays = replays;
        this.trail = trail;
        this.transaction = transaction;
    }

    @Override
    public AuthorizationDecision authorize(Supplier<Authentication> asks, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (request.getAttribute(ALLOWED) != null) {
            request.removeAttribute(ALLOWED);
            return new AuthorizationDecision(true);
        }
        Caller caller = caller(asks.get(), request);
        boolean isAllowed = calls.may(request.getMethod(), request.getRequestURI(), caller)
                || (caller.isSignedIn() && replays.isReplay(request, caller.account()));
        if (!isAllowed && caller.isSignedIn()) {
            boolean isByItself = calls.isByItself(request.getMethod(), request.getRequestURI())
                    || request.getRequestURI().startsWith(DRAFTS);
            calls.step(request.getMethod(), request.getRequestURI())
                    .ifPresent(step -> leaveTrace(caller, step, isByItself));
        }
        return new AuthorizationDecision(isAllowed);
    }

    /** Of what came whole with its headers, which nobody has waited for: it is not asked again in the same moment. */
    public static void isAllowedNow(HttpServletRequest request) {
        request.setAttribute(ALLOWED, true);
    }

    /** Of what is not there as of what is somebody else's, so that neither takes longer than the other. */
    private void leaveTrace(Caller caller, Step step, boolean isByItself) {
        String asked = caller.account() + " " + step.id();
        if (isByItself && askedByPages.getIfPresent(asked) != null) {
            return;
        }
        String id = STEP_ID.matcher(step.id()).matches() ? step.id() : "no step's id";
        Trace trace =
                Trace.of(caller.account(), Kind.STEP_REFUSED, step.reference().map(Reference::value), Optional.of(id));
        transaction.executeWithoutResult(status -> {
            if (isByItself) {
                trail.count(trace);
            } else {
                trail.leaveOnceAnHour(trace);
            }
        });
        if (isByItself) {
            askedByPages.put(asked, true);
        }
    }

    /** For Spring Security's older way of asking. */
    @Override
    @Deprecated
    public AuthorizationDecision check(Supplier<Authentication> asks, RequestAuthorizationContext context) {
        return authorize(asks, context);
    }

    private static Caller caller(Authentication asks, HttpServletRequest request) {
        Optional<Stage> stage = Session.stage(asks);
        return stage.isPresent() && request.getAttribute(CALLER) instanceof Credential account
                ? new Caller(account.id(), stage.get() == Stage.SIGNED_IN, roles(account))
                : Caller.NOBODY;
    }

    private static Set<String> roles(Credential account) {
        return account.roles().stream().map(Role::id).collect(Collectors.toSet());
    }
}

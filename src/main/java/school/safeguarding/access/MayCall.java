package school.safeguarding.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Calls;
import school.safeguarding.engine.Calls.Caller;
import school.safeguarding.people.Credentials.Credential;
import school.safeguarding.people.Role;

/** Asks the table of calls, for every request. */
@Component
class MayCall implements AuthorizationManager<RequestAuthorizationContext> {

    /** The account as it was found at the beginning of this request. */
    static final String CALLER = MayCall.class.getName() + ".caller";

    private final Calls calls;

    MayCall(Calls calls) {
        this.calls = calls;
    }

    @Override
    public AuthorizationDecision authorize(Supplier<Authentication> asks, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(
                calls.may(request.getMethod(), request.getRequestURI(), caller(asks.get(), request)));
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

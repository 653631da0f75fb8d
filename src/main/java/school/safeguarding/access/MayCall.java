package school.safeguarding.access;

import jakarta.servlet.http.HttpServletRequest;
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
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Role;

/** Asks the table of calls, for every request. */
@Component
class MayCall implements AuthorizationManager<RequestAuthorizationContext> {

    private final Calls calls;
    private final Credentials credentials;

    MayCall(Calls calls, Credentials credentials) {
        this.calls = calls;
        this.credentials = credentials;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> asks, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(calls.may(request.getMethod(), request.getRequestURI(), caller(asks.get())));
    }

    private Caller caller(Authentication asks) {
        return Session.stage(asks)
                .map(stage -> new Caller(asks.getName(), stage == Stage.SIGNED_IN, roles(asks.getName())))
                .orElse(Caller.NOBODY);
    }

    private Set<String> roles(String account) {
        return credentials.of(account).stream()
                .flatMap(known -> known.roles().stream())
                .map(Role::id)
                .collect(Collectors.toSet());
    }
}

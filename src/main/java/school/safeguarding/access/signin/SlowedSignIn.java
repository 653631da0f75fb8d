package school.safeguarding.access.signin;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import school.safeguarding.access.signin.AttemptThrottle.Attempt;
import school.safeguarding.people.Credentials;

/** Looks at a sign-in's password only when its turn has come. */
public class SlowedSignIn implements AuthenticationProvider {

    /** What an account can be called. Source: the table's own rule. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private static final String NO_NAME = ".";

    private final AuthenticationProvider passwords;
    private final CredentialChecks checks;
    private final Credentials credentials;

    public SlowedSignIn(AuthenticationProvider passwords, CredentialChecks checks, Credentials credentials) {
        this.passwords = passwords;
        this.checks = checks;
        this.credentials = credentials;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication signIn) {
        SignInDetails details = (SignInDetails) signIn.getDetails();
        String account = SignInAccounts.typed(signIn.getName());
        boolean isName = NAME.matcher(account).matches();
        Authentication asked = isName ? signIn : noOnes(signIn);
        AtomicReference<Authentication> done = new AtomicReference<>();
        Attempt attempt = Attempt.ofPassword(isName ? account : NO_NAME, details.address(), details.device());
        return switch (checks.of(attempt, () -> isRight(asked, done))) {
            case RIGHT -> done.get();
            case WRONG -> {
                credentials.signInWasRefused();
                throw new BadCredentialsException("Wrong account or password");
            }
            case TOO_MANY -> throw new TooManyAttempts();
        };
    }

    private boolean isRight(Authentication asked, AtomicReference<Authentication> done) {
        try {
            done.set(passwords.authenticate(asked));
            return true;
        } catch (BadCredentialsException e) {
            return false;
        }
    }

    /** Takes as long as any other, and asks the database for nothing that it could choke on. */
    private static Authentication noOnes(Authentication signIn) {
        return UsernamePasswordAuthenticationToken.unauthenticated(NO_NAME, signIn.getCredentials());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}

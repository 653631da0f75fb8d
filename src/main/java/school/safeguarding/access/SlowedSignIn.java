package school.safeguarding.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import school.safeguarding.access.Guesses.Attempt;

/** Looks at a password only when its turn has come. */
class SlowedSignIn implements AuthenticationProvider {

    /** So many wait at once: more would keep everybody else from an answer. */
    private static final int MOST_WAITING = 20;

    /** What an account can be called. Source: the table's own rule. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private static final String NO_NAME = ".";

    private final AuthenticationProvider passwords;
    private final Guesses guesses;
    private final Waiting waiting;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    SlowedSignIn(AuthenticationProvider passwords, Guesses guesses, Waiting waiting) {
        this.passwords = passwords;
        this.guesses = guesses;
        this.waiting = waiting;
    }

    @Override
    public Authentication authenticate(Authentication signIn) {
        SignInDetails details = (SignInDetails) signIn.getDetails();
        String account = SignInAccounts.typed(signIn.getName());
        boolean isName = NAME.matcher(account).matches();
        Attempt attempt = Attempt.ofPassword(isName ? account : NO_NAME, details.address(), details.device());
        waitFor(attempt);
        try {
            Authentication done = passwords.authenticate(isName ? signIn : noOnes(signIn));
            guesses.wasRight(attempt);
            return done;
        } catch (BadCredentialsException e) {
            guesses.wasWrong(attempt);
            throw e;
        }
    }

    /** Takes as long as any other, and asks the database for nothing that it could choke on. */
    private static Authentication noOnes(Authentication signIn) {
        return UsernamePasswordAuthenticationToken.unauthenticated(NO_NAME, signIn.getCredentials());
    }

    void waitFor(Attempt attempt) {
        Optional<Duration> pause = guesses.pause(attempt);
        if (pause.filter(Duration::isZero).isPresent()) {
            return;
        }
        if (pause.isEmpty() || !places.tryAcquire()) {
            throw new TooManyAttempts();
        }
        try {
            waiting.pause(pause.get());
        } finally {
            places.release();
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}

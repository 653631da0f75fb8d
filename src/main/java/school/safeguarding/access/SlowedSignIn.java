package school.safeguarding.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import school.safeguarding.access.Guesses.Attempt;

/** Looks at a password only when its turn has come. */
class SlowedSignIn implements AuthenticationProvider {

    /** So many wait at once: more would keep everybody else from an answer. */
    private static final int MOST_WAITING = 20;

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
        Attempt attempt =
                Attempt.ofPassword(SignInAccounts.typed(signIn.getName()), details.address(), details.device());
        waitFor(attempt);
        try {
            Authentication done = passwords.authenticate(signIn);
            guesses.wasRight(attempt);
            return done;
        } catch (BadCredentialsException e) {
            guesses.wasWrong(attempt);
            throw e;
        }
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

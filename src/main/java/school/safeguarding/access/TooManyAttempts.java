package school.safeguarding.access;

import org.springframework.security.core.AuthenticationException;

/** Was not even looked at. */
class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooManyAttempts() {
        super("Too many attempts");
    }
}

package school.safeguarding.access.signin;

import org.springframework.security.core.AuthenticationException;

/** Was not even looked at. */
public class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooManyAttempts() {
        super("Too many attempts");
    }
}

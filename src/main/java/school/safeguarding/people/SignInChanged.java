package school.safeguarding.people;

import java.time.Instant;
import school.safeguarding.account.AccountId;

/** Something about how an account signs in has changed, or may be known to somebody else. Its owner is told, whoever did it. */
public record SignInChanged(AccountId account, What what, Instant at) {

    public enum What {
        PASSWORD_CHOSEN,
        /** A link was sent for it, and the old one no longer works. */
        PASSWORD_TO_CHOOSE,
        SECOND_FACTOR_SET_UP,
        SECOND_FACTOR_REMOVED,
        ADDRESS_CHANGED,
        /** Whoever gave it had the password. */
        CODE_REFUSED
    }
}

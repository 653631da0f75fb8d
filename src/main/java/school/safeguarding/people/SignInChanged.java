package school.safeguarding.people;

import java.time.Instant;

/** Something about how an account signs in has changed, or may be known to somebody else. Its owner is told, whoever did it. */
public record SignInChanged(String account, What what, Instant at) {

    public enum What {
        PASSWORD_CHOSEN("A new password was chosen"),
        PASSWORD_TO_CHOOSE(
                "A link was sent by which a new password can be chosen, and the old password no longer works"),
        SECOND_FACTOR_SET_UP("A second factor was set up"),
        SECOND_FACTOR_REMOVED("The second factor was removed"),
        ADDRESS_CHANGED("The email address was changed"),
        CODE_REFUSED("Somebody gave your password, and then a code that was wrong");

        private final String sentence;

        What(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}

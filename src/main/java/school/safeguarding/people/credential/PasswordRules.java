package school.safeguarding.people.credential;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a new password must be: long, and not one that a guesser tries early. No rule about kinds of characters, which
 * makes passwords worse. Source: NCSC and NIST SP 800-63B.
 */
@Component
public class PasswordRules {

    private static final int SHORTEST = 12;

    /** bcrypt reads no further. */
    private static final int MOST_BYTES = 72;

    /** What a guesser without the hash, slowed down as ours are, does not reach in years. */
    private static final double FEWEST_GUESSES = 1e8;

    private final Zxcvbn guesser = new Zxcvbn();
    private final String schoolName;

    public PasswordRules(@Value("${safeguarding.school-name}") String schoolName) {
        this.schoolName = schoolName;
    }

    /**
     * @param id the account's id
     * @param name the person's name: neither makes a password better
     * @return a sentence that says what would be right; empty if all is well
     */
    public Optional<String> fault(String password, String id, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(
                    "must have at least " + SHORTEST + " characters. Three or four words are easy to remember");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("must have at most " + MOST_BYTES + " characters");
        }
        List<String> known = List.of(id, name, schoolName, "safeguarding");
        if (guesser.measure(password, known).getGuesses() < FEWEST_GUESSES) {
            return Optional.of("is one that is guessed early. Take three or four words that have nothing to do with"
                    + " each other, with the school or with you");
        }
        return Optional.empty();
    }
}

package school.safeguarding.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person's account is known by, such as {@code nico}: who does something, is asked, is told or is kept out. Never empty.
 * What accounts may be called is the rule of those who make them.
 */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {

    /** By whom what is done that nobody did. */
    public static final AccountId PROCEDURE = new AccountId("procedure");

    /** Who is not signed in, or gave a name that no account has. No account can be called this. */
    public static final AccountId NOBODY = new AccountId("(nobody)");

    /** @throws IllegalArgumentException if it is empty */
    public AccountId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("An account's id is never empty");
        }
    }

    /** @throws IllegalArgumentException if it is empty */
    public static AccountId of(String text) {
        return new AccountId(text);
    }

    /** Empty where there is none, such as who holds a step that nobody has taken. */
    public static Optional<AccountId> in(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isEmpty()).map(AccountId::new);
    }

    /** What is typed by whoever is not signed in yet, who may leave it empty. */
    public static AccountId typed(String text) {
        return in(text).orElse(NOBODY);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

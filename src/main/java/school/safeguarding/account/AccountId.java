package school.safeguarding.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person's account is known by, such as {@code nico}: who does something, is asked, is told or is kept out. Never empty.
 * What accounts may be called is the rule of those who make them.
 */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {

    /** Stands for the procedure itself, where no person did it. */
    public static final AccountId PROCEDURE = new AccountId("procedure");

    /** Who is not signed in, or gave a name that no account has. No account can be called this. */
    public static final AccountId NOBODY = new AccountId("(nobody)");

    /** Beside what stands above, the answer of “Hand over steps” that gives them to nobody in particular. */
    private static final Set<String> RESERVED = Set.of(PROCEDURE.value, NOBODY.value, "as-offered");

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

    /**
     * What whoever is not signed in yet has typed, who may leave it empty, or what a row says, which may have been emptied directly
     * in the database: no account is called that, so that what guards the row finds the difference.
     */
    public static AccountId orNobody(String text) {
        return in(text).orElse(NOBODY);
    }

    /** Whether no person's account may be called this, since it stands for none. */
    public boolean isReserved() {
        return RESERVED.contains(value);
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

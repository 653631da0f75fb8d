package school.safeguarding.reference;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a concern is known by: {@code CSE-2026-4827}, or {@code DRILL-2026-1234} where people only practise.
 * The digits are drawn at random, at least four of them.
 */
public record Reference(@JsonValue String value) implements Comparable<Reference> {

    private static final Predicate<String> FORM =
            Pattern.compile("(CSE|DRILL)-\\d{4}-\\d{4,}").asMatchPredicate();

    /** What is asked for in place of what cannot be one, so that it takes as long: none was drawn in that year. */
    public static final Reference NEVER_GIVEN = new Reference("CSE-0000-0000");

    /** @throws IllegalArgumentException if it is none; what was given is not repeated */
    public Reference {
        if (!FORM.test(value)) {
            throw new IllegalArgumentException("This is not a concern's reference");
        }
    }

    /** @throws IllegalArgumentException if it is none */
    public static Reference of(String text) {
        return new Reference(text);
    }

    /** Empty for whatever is none, such as the key of a process about no concern. */
    public static Optional<Reference> in(@Nullable String text) {
        return Optional.ofNullable(text).filter(FORM).map(Reference::new);
    }

    public boolean isNeverGiven() {
        return equals(NEVER_GIVEN);
    }

    @Override
    public int compareTo(Reference other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

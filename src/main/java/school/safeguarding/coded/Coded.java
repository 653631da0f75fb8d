package school.safeguarding.coded;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One of a few, by the code under which forms, decision tables, processes that run and the database know it. A name that is
 * changed changes the code, which {@code CodedTest} does not let pass.
 */
public interface Coded {

    /** As an enum gives it. */
    String name();

    /** The name in small letters, with hyphens: {@code EARLY_HELP} is {@code early-help}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <T extends Enum<T> & Coded> Optional<T> in(Class<T> all, String code) {
        return Arrays.stream(all.getEnumConstants())
                .filter(one -> one.code().equals(code))
                .findFirst();
    }

    /** @throws IllegalArgumentException if none has it; what was given is not repeated */
    static <T extends Enum<T> & Coded> T of(Class<T> all, String code) {
        return in(all, code).orElseThrow(() -> new IllegalArgumentException("No such " + all.getSimpleName()));
    }
}

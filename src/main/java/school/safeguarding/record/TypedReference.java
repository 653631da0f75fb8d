package school.safeguarding.record;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import school.safeguarding.reference.Reference;

/** A reference as somebody typed it, read it out or copied it from a letter: with any dash, blank or case. */
public final class TypedReference {

    private static final Pattern REFERENCE = Pattern.compile("CSE(\\d{4})(\\d{4,})");

    private TypedReference() {}

    /** As the school writes it, such as {@code CSE-2026-0123}; empty for whatever cannot be one. */
    public static Optional<Reference> read(String typed) {
        Matcher parts = REFERENCE.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\p{Pd}\\p{Z}\\p{Cc}\\p{Cf}−_.]", ""));
        return parts.matches()
                ? Optional.of(Reference.of("CSE-" + parts.group(1) + "-" + parts.group(2)))
                : Optional.empty();
    }
}

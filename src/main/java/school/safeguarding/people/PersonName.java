package school.safeguarding.people;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How the names of two adults are compared. */
public final class PersonName {

    private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir");

    private PersonName() {}

    /** The words of a name without case, accents, order and titles; what is in brackets after a name is no part of it. */
    public static Set<String> words(String name) {
        String plain = Normalizer.normalize(name.replaceAll("\\(.*?\\)", " "), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|['’]", "")
                .toLowerCase(Locale.UK);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(Predicate.not(String::isEmpty))
                .filter(Predicate.not(TITLES::contains))
                .collect(Collectors.toSet());
    }
}

package school.safeguarding.child;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import school.safeguarding.child.name.FoldedWord;

/**
 * Whether the field for one child's name may hold the names of several. It only asks: a family name that is written first, a
 * double name or a hyphen is one child, and where nobody can tell, whoever typed it says so.
 */
public final class SeveralNames {

    /** What somebody adds in brackets belongs to the name before it. */
    private static final String OUTSIDE_BRACKETS = "(?![^(\\[]*[)\\]])";

    /** Between single letters a slash is none of two names, as in “s/o” or “n/k”. */
    private static final Pattern AND = Pattern.compile(
            "(?iU)\\s*(?:(?<=\\s)and(?=\\s)|[&+;\\n]|(?<!\\b\\p{L})/|/(?!\\p{L}\\b))\\s*" + OUTSIDE_BRACKETS);

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*" + OUTSIDE_BRACKETS);

    /** No form takes more in one line, and looking for brackets in far more would take long. */
    private static final int LONGEST = 200;

    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[].*?[)\\]]");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    /** They belong to the name that follows, and make no full name of it. */
    private static final Set<String> PARTICLES = Set.of(
            "af", "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el",
            "ibn", "la", "le", "mac", "st", "ten", "ter", "und", "van", "vom", "von", "y", "zu", "zum", "zur");

    private SeveralNames() {}

    /** @return each name with what stands beside it, as it was typed; empty where it is one as far as anybody can tell */
    public static List<String> in(String typed) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        List<String> names = named(
                AND.splitAsStream(typed).flatMap(SeveralNames::withoutCommas).toList());
        return names.size() > 1 ? names : List.of();
    }

    private static Stream<String> withoutCommas(String part) {
        List<String> names = named(Arrays.asList(COMMA.split(part.strip())));
        boolean isFamilyNameFirst = names.size() == 2 && !names.stream().allMatch(SeveralNames::isFullName);
        return names.size() < 2 || isFamilyNameFirst ? Stream.of(part.strip()) : names.stream();
    }

    /** Each name with what follows it and is none, such as a class. */
    private static List<String> named(List<String> parts) {
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            if (names.isEmpty() ? !part.isEmpty() : isName(part) && isName(names.get(0))) {
                names.add(part);
            } else if (!part.isEmpty()) {
                names.set(names.size() - 1, names.get(names.size() - 1) + ", " + part);
            }
        }
        return names;
    }

    /** Somebody's, beside a class or a date of birth; “not known” is nobody's. */
    private static boolean isName(String part) {
        return COMMA.splitAsStream(IN_BRACKETS.matcher(part).replaceAll(" "))
                .anyMatch(piece -> Child.isNamed(piece) && !DIGIT.matcher(piece).find());
    }

    /** “Smith, Cora” has a family name alone before the comma, and “Smith, Cora Jane” too. */
    private static boolean isFullName(String part) {
        String name = COMMA.split(IN_BRACKETS.matcher(part).replaceAll(" "))[0];
        return Arrays.stream(name.split("[\\s.]+"))
                        .filter(Predicate.not(String::isEmpty))
                        .filter(word -> !PARTICLES.contains(FoldedWord.of(word).plain()))
                        .count()
                > 1;
    }
}

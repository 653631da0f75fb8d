package school.safeguarding.child.name;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One word of a name as everybody may have typed it: without case and accents, and with {@code ue} as well as {@code u}
 * for an umlaut.
 *
 * @param plain without accents
 * @param spelledOut with umlauts in two letters; the same as {@code plain} where there are none
 * @param loose with every such pair of letters as one: the same for Müller, Mueller and Muller, and for Joe and Jo
 */
public record FoldedWord(String plain, String spelledOut, String loose) {

    private static final Map<Integer, String> SPELLED_OUT =
            Map.of((int) 'ä', "ae", (int) 'ö', "oe", (int) 'ü', "ue", (int) 'ø', "oe", (int) 'å', "aa");

    /** What Unicode does not take apart. The Turkish dotless i is one of the letters that people type without. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"));

    public static FoldedWord of(String word) {
        String lower = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String plain = withoutAccents(lower);
        String spelledOut = withoutAccents(replaced(lower, SPELLED_OUT));
        return new FoldedWord(
                plain,
                spelledOut.equals(plain) ? plain : spelledOut,
                plain.length() > 2 ? plain.replaceAll("([aou])e", "$1") : plain);
    }

    private static String withoutAccents(String text) {
        return replaced(Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", ""), LETTERS);
    }

    private static String replaced(String text, Map<Integer, String> letters) {
        return text.codePoints()
                .mapToObj(letter -> letters.getOrDefault(letter, Character.toString(letter)))
                .collect(Collectors.joining());
    }

    static FoldedWord joined(FoldedWord left, FoldedWord right) {
        return new FoldedWord(left.plain + right.plain, left.spelledOut + right.spelledOut, left.loose + right.loose);
    }

    public boolean isSame(FoldedWord other) {
        return plain.equals(other.plain) || spelledOut.equals(other.plain) || plain.equals(other.spelledOut);
    }

    boolean isLooselySame(FoldedWord other) {
        return loose.equals(other.loose);
    }

    boolean isInitialOf(FoldedWord other) {
        return plain.length() == 1 && other.plain.startsWith(plain);
    }

    /** A letter more, fewer or another, or two that changed places. Of very short words every second one would be. */
    boolean isOneLetterOff(FoldedWord other) {
        String one = plain;
        String two = other.plain;
        if (Math.abs(one.length() - two.length()) > 1 || Math.min(one.length(), two.length()) < 3) {
            return false;
        }
        int from = 0;
        while (from < Math.min(one.length(), two.length()) && one.charAt(from) == two.charAt(from)) {
            from++;
        }
        return List.of(
                        one.length() > from && rest(one, from + 1).equals(rest(two, from)),
                        two.length() > from && rest(one, from).equals(rest(two, from + 1)),
                        rest(one, from + 1).equals(rest(two, from + 1)),
                        isTurned(one, two, from))
                .contains(true);
    }

    private static boolean isTurned(String one, String two, int at) {
        return one.length() == two.length()
                && one.length() > at + 1
                && one.charAt(at) == two.charAt(at + 1)
                && one.charAt(at + 1) == two.charAt(at)
                && rest(one, at + 2).equals(rest(two, at + 2));
    }

    private static String rest(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }
}

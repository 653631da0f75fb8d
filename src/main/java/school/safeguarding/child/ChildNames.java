package school.safeguarding.child;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import school.safeguarding.child.name.FoldedName;
import school.safeguarding.child.name.FoldedWord;

/**
 * Hides the names of children in a text, however they were typed there: whole names in any order, and each name by itself that
 * nobody else bears who stays in the text.
 */
public final class ChildNames {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}]+)*");
    private static final Pattern OWN = Pattern.compile("['’][sS]$");
    private static final Pattern WITHIN_NAME = Pattern.compile("[ \\u00A0,\\-‐‑–]{1,3}");
    private static final Pattern BEGINS_SENTENCE = Pattern.compile("(?s).*(?:^|[.!?:“”\"‘(\\n])\\s*");

    /** Names that are words as well. By themselves they are hidden only where they have a capital. */
    private static final Set<String> WORDS_TOO = Set.of(
            "amber", "angel", "april", "art", "august", "autumn", "bill", "black", "brown", "chance", "chase", "cook",
            "daisy", "dawn", "day", "drew", "faith", "field", "frank", "grace", "grant", "green", "hazel", "hill",
            "hope", "iris", "ivy", "jack", "jade", "joy", "june", "king", "lane", "lily", "long", "mark", "may",
            "north", "olive", "page", "park", "pat", "pearl", "poppy", "price", "prince", "rich", "rob", "robin",
            "rose", "ruby", "sandy", "short", "sky", "small", "star", "stone", "storm", "sue", "summer", "sunny",
            "violet", "wall", "ward", "west", "white", "will", "winter", "wood", "young");

    /** With these a question begins, so that at the beginning of a sentence their capital says nothing. */
    private static final Set<String> BEGIN_QUESTIONS = Set.of("may", "will");

    private final List<FoldedWord> all;
    private final List<FoldedWord> telling;

    private ChildNames(List<FoldedWord> all, List<FoldedWord> telling) {
        this.all = all;
        this.telling = telling;
    }

    /** @param staying children whose names are shown */
    public static ChildNames of(Collection<Child> hidden, Collection<Child> staying) {
        return hiding(hidden.stream().flatMap(ChildNames::words).toList(), staying);
    }

    /**
     * The same of people of whom only a name is known.
     *
     * @param staying children whose names are shown
     */
    public static ChildNames ofTyped(Collection<String> hidden, Collection<Child> staying) {
        return hiding(hidden.stream().flatMap(ChildNames::words).toList(), staying);
    }

    private static ChildNames hiding(List<FoldedWord> all, Collection<Child> staying) {
        List<FoldedWord> shown = staying.stream().flatMap(ChildNames::words).toList();
        return new ChildNames(
                all,
                all.stream()
                        .filter(word -> shown.stream().noneMatch(word::isSame))
                        .toList());
    }

    private static Stream<FoldedWord> words(Child child) {
        Particulars known = child.particulars();
        return Stream.of(known.fullName(), known.usedName())
                .flatMap(ChildNames::words)
                .distinct();
    }

    private static Stream<FoldedWord> words(String name) {
        return FoldedName.of(name).words().stream().filter(word -> word.plain().length() > 1);
    }

    /** @return the text with each such name replaced; the same where there is none */
    public String hide(String text, String replacement) {
        if (telling.isEmpty()) {
            return text;
        }
        List<MatchResult> words = WORD.matcher(text).results().collect(Collectors.toCollection(ArrayList::new));
        StringBuilder shown = new StringBuilder();
        int written = 0;
        for (int at = 0; at < words.size(); at++) {
            int end = at;
            while (end < words.size() && isIn(all, words.get(end)) && (end == at || isOneName(text, words, end))) {
                end++;
            }
            if (end > at && isTelling(text, words.subList(at, end))) {
                shown.append(text, written, words.get(at).start()).append(replacement);
                written = words.get(end - 1).end() - own(words.get(end - 1)).length();
                at = end - 1;
            }
        }
        return shown.append(text.substring(written)).toString();
    }

    private static boolean isOneName(String text, List<MatchResult> words, int at) {
        String between = text.substring(words.get(at - 1).end(), words.get(at).start());
        return own(words.get(at - 1)).isEmpty() && WITHIN_NAME.matcher(between).matches();
    }

    private boolean isTelling(String text, List<MatchResult> name) {
        return name.stream().anyMatch(word -> isIn(telling, word)) && (name.size() > 1 || isName(text, name.get(0)));
    }

    private static boolean isName(String text, MatchResult word) {
        String plain = folded(word).plain();
        if (!WORDS_TOO.contains(plain) || !own(word).isEmpty()) {
            return true;
        }
        return Character.isUpperCase(word.group().codePointAt(0))
                && !(BEGIN_QUESTIONS.contains(plain)
                        && BEGINS_SENTENCE
                                .matcher(text.substring(0, word.start()))
                                .matches());
    }

    private static boolean isIn(List<FoldedWord> words, MatchResult found) {
        FoldedWord word = folded(found);
        return words.stream().anyMatch(word::isSame);
    }

    private static FoldedWord folded(MatchResult word) {
        return FoldedWord.of(OWN.matcher(word.group()).replaceFirst("").replaceAll("['’]", ""));
    }

    /** What makes a name a possessive stays. */
    private static String own(MatchResult word) {
        return OWN.matcher(word.group())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }
}

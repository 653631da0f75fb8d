package school.safeguarding.child.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A full name, in words that can be compared however it was typed: in any order, with or without hyphens and apostrophes. */
public final class FoldedName {

    private static final String APOSTROPHES = "['’‘‛ʼʹʻ`´′]";
    private static final String BETWEEN_WORDS = "[^\\p{L}\\p{M}\\p{N}]+";
    private static final Set<String> TITLES = Set.of("mr", "mrs", "miss", "ms", "mx", "master", "dr");
    private static final Set<String> NOBODY = Set.of("", "not known", "unknown", "nk");

    private final List<FoldedWord> words;

    private FoldedName(List<FoldedWord> words) {
        this.words = words;
    }

    public static FoldedName of(String typed) {
        List<FoldedWord> words =
                new ArrayList<>(Arrays.stream(typed.replaceAll(APOSTROPHES, "").split(BETWEEN_WORDS))
                        .filter(word -> !word.isEmpty())
                        .map(FoldedWord::of)
                        .filter(word -> !word.plain().isEmpty())
                        .toList());
        if (words.size() > 2) {
            words.removeIf(word -> TITLES.contains(word.plain()));
        }
        return new FoldedName(List.copyOf(words));
    }

    /** Two children whose name nobody knows are not therefore the same child. */
    public boolean isSomebody() {
        return !NOBODY.contains(
                String.join(" ", words.stream().map(FoldedWord::plain).toList()));
    }

    public List<FoldedWord> words() {
        return words;
    }

    /** How two full names agree, strongest first. */
    public enum Agreement {
        /** All words, in whatever order. */
        WHOLE,
        /** One has middle names that the other leaves out. */
        WITHOUT_MIDDLE_NAMES,
        /** One has more names than the other, or says some by an initial, or an umlaut in another way. */
        WITHIN,
        /** All but one letter of one word. */
        ONE_LETTER_OFF,
        /** Two words, or the only one that there is. */
        IN_PART,
        NONE
    }

    public Agreement with(FoldedName other) {
        FoldedName shorter = words.size() <= other.words.size() ? this : other;
        FoldedName longer = shorter == this ? other : this;
        Comparison found = new Comparison(shorter.words, longer.words);
        if (found.same == 0) {
            return Agreement.NONE;
        }
        if (found.isShorterUsedUp()) {
            return found.wholly(shorter.words, longer.words);
        }
        if (found.isOneLetterFromUsedUp()) {
            return Agreement.ONE_LETTER_OFF;
        }
        return found.same > 1 ? Agreement.IN_PART : Agreement.NONE;
    }

    /** Which words of two names are the same; those that are not are left. */
    private static final class Comparison {

        private final List<FoldedWord> shorter;
        private final List<FoldedWord> longer;
        private final int shortest;
        private int same;
        private int likely;

        private Comparison(List<FoldedWord> shorter, List<FoldedWord> longer) {
            this.shorter = new ArrayList<>(shorter);
            this.longer = new ArrayList<>(longer);
            this.shortest = shorter.size();
            same += takeEqual();
            same += takeJoined(this.shorter, this.longer);
            same += takeJoined(this.longer, this.shorter);
            likely += takeLikely();
        }

        private int takeEqual() {
            int before = shorter.size();
            shorter.removeIf(word -> remove(longer, word));
            return before - shorter.size();
        }

        private static boolean remove(List<FoldedWord> words, FoldedWord word) {
            for (Iterator<FoldedWord> each = words.iterator(); each.hasNext(); ) {
                if (each.next().isSame(word)) {
                    each.remove();
                    return true;
                }
            }
            return false;
        }

        /** One word that somebody else wrote as two, such as O Neill or Anne Marie. */
        private static int takeJoined(List<FoldedWord> whole, List<FoldedWord> parts) {
            int taken = 0;
            for (int at = 0; at + 1 < parts.size(); at++) {
                if (remove(whole, FoldedWord.joined(parts.get(at), parts.get(at + 1)))) {
                    parts.remove(at + 1);
                    parts.remove(at);
                    taken++;
                    at--;
                }
            }
            return taken;
        }

        private int takeLikely() {
            int before = shorter.size();
            shorter.removeIf(word -> {
                for (FoldedWord other : longer) {
                    if (word.isLooselySame(other) || word.isInitialOf(other) || other.isInitialOf(word)) {
                        longer.remove(other);
                        return true;
                    }
                }
                return false;
            });
            return before - shorter.size();
        }

        private boolean isShorterUsedUp() {
            return shorter.isEmpty() || longer.isEmpty();
        }

        private boolean isOneLetterFromUsedUp() {
            return shorter.size() == 1 && longer.stream().anyMatch(shorter.get(0)::isOneLetterOff);
        }

        private Agreement wholly(List<FoldedWord> allOfShorter, List<FoldedWord> allOfLonger) {
            if (shorter.isEmpty() && longer.isEmpty()) {
                return likely == 0 ? Agreement.WHOLE : Agreement.WITHIN;
            }
            if (shortest == 1) {
                return Agreement.IN_PART;
            }
            boolean isMiddleOnly = likely == 0
                    && shorter.isEmpty()
                    && allOfShorter.get(0).isSame(allOfLonger.get(0))
                    && last(allOfShorter).isSame(last(allOfLonger));
            return isMiddleOnly ? Agreement.WITHOUT_MIDDLE_NAMES : Agreement.WITHIN;
        }

        private static FoldedWord last(List<FoldedWord> words) {
            return words.get(words.size() - 1);
        }
    }
}

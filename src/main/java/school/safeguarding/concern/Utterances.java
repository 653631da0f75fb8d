package school.safeguarding.concern;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;

/** What a child said, as each entry that keeps any of it says it. Nothing replaces what was kept before. */
final class Utterances {

    private Utterances() {}

    /**
     * @param entry where it is kept
     * @param words as they were written down
     * @param when the day, and the time where it is known, as people write them
     * @param where the place
     * @param present who was there
     * @param manner how the child was
     * @param howAsked by themselves, or after what kind of question
     * @param question what was said to the child just before, word for word
     */
    record Utterance(
            Entry entry,
            String words,
            Optional<String> when,
            Optional<String> where,
            Optional<String> present,
            Optional<String> manner,
            Optional<String> howAsked,
            Optional<String> question) {}

    /** Newest first. The same words, written down again later, are the earlier utterance. */
    static List<Utterance> of(Collection<Entry> entries) {
        Set<String> said = new HashSet<>();
        return entries.stream()
                .flatMap(entry -> in(entry).stream())
                .filter(utterance -> said.add(utterance.words().strip()))
                .sorted(Comparator.comparing(
                                (Utterance utterance) -> utterance.entry().number())
                        .reversed())
                .toList();
    }

    private static Optional<Utterance> in(Entry entry) {
        return switch (entry.kind()) {
            case "report" ->
                answer(entry, "childWords")
                        .map(words -> new Utterance(
                                entry,
                                words,
                                when(entry, "observedOn", "observedTime"),
                                answer(entry, "observedWhere"),
                                answer(entry, "childWordsPresent"),
                                answer(entry, "childWordsManner"),
                                Optional.empty(),
                                answer(entry, "childWordsQuestion")));
            case "review" ->
                answer(entry, "childsWordsText")
                        .map(words -> new Utterance(
                                entry,
                                words,
                                when(entry, "childsWordsOn", "childsWordsAt"),
                                answer(entry, "childsWordsWhere"),
                                answer(entry, "childsWordsPresent"),
                                answer(entry, "childsWordsManner"),
                                answer(entry, "childsWordsKind"),
                                answer(entry, "childsWordsQuestion")));
            case "add-to-record" ->
                answer(entry, "additionChildWords")
                        .map(words -> new Utterance(
                                entry,
                                words,
                                answer(entry, "happenedOn"),
                                Optional.empty(),
                                answer(entry, "withWhom"),
                                Optional.empty(),
                                answer(entry, "additionWordsKind"),
                                answer(entry, "additionQuestion")));
            default -> Optional.empty();
        };
    }

    private static Optional<String> when(Entry entry, String day, String time) {
        return answer(entry, day)
                .map(on -> on + answer(entry, time).map(at -> ", " + at).orElse(""));
    }

    private static Optional<String> answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst();
    }
}

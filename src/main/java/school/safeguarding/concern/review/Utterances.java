package school.safeguarding.concern.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;

/** What a child said, as each entry that keeps any of it says it. Nothing replaces what was kept before. */
public final class Utterances {

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
    public record Utterance(
            Entry entry,
            String words,
            Optional<String> when,
            Optional<String> where,
            Optional<String> present,
            Optional<String> manner,
            Optional<String> howAsked,
            Optional<String> question) {

        /**
         * The same words of the same day and time, after the same question, or of what one of the two does not say. A child who
         * says them on another day, or in answer to another question, says them again.
         */
        private boolean isAlso(String said, Optional<String> saidWhen, Optional<String> asked) {
            return alike(words).equals(alike(said))
                    && mayBeSame(when.flatMap(Utterance::day), saidWhen.flatMap(Utterance::day))
                    && mayBeSame(when.flatMap(Utterance::time), saidWhen.flatMap(Utterance::time))
                    && mayBeSame(question.flatMap(Utterance::asked), asked.flatMap(Utterance::asked));
        }

        private static boolean mayBeSame(Optional<String> one, Optional<String> other) {
            return one.isEmpty() || other.isEmpty() || one.equals(other);
        }

        private static Optional<String> day(String when) {
            return Optional.of(when.split(", ", 2)[0]);
        }

        private static Optional<String> time(String when) {
            return when.contains(", ") ? Optional.of(when.split(", ", 2)[1]) : Optional.empty();
        }

        /** Whoever writes that nothing was asked, as the form says to, may have heard less than somebody else did. */
        private static Optional<String> asked(String question) {
            return Optional.of(alike(question).toLowerCase(Locale.UK))
                    .filter(asked -> !asked.replaceAll("[.“”\"]", "").equals("nothing"));
        }

        private static String alike(String words) {
            return words.strip().replaceAll("\\s+", " ");
        }

        /** What the later entry knows of it, and the first did not. */
        private Utterance completedBy(Utterance later) {
            return new Utterance(
                    entry,
                    words,
                    when.filter(on -> on.contains(",")).or(() -> later.when).or(() -> when),
                    where.or(() -> later.where),
                    present.or(() -> later.present),
                    manner.or(() -> later.manner),
                    howAsked.or(() -> later.howAsked),
                    question.filter(said -> asked(said).isPresent())
                            .or(() -> later.question)
                            .or(() -> question));
        }
    }

    /** Newest first. The same words in the same conversation, written down again later, are the earlier utterance. */
    public static List<Utterance> of(Collection<Entry> entries) {
        List<Utterance> said = new ArrayList<>();
        entries.stream().flatMap(entry -> in(entry).stream()).forEach(later -> {
            for (int i = 0; i < said.size(); i++) {
                if (said.get(i).isAlso(later.words(), later.when(), later.question())) {
                    said.set(i, said.get(i).completedBy(later));
                    return;
                }
            }
            said.add(later);
        });
        Collections.reverse(said);
        return List.copyOf(said);
    }

    /**
     * @param when the day, and the time where it is known, as people write them
     * @param question what was said to the child just before
     */
    static boolean isNew(Collection<Entry> entries, String words, Optional<String> when, Optional<String> question) {
        return of(entries).stream().noneMatch(known -> known.isAlso(words, when, question));
    }

    private static Optional<Utterance> in(Entry entry) {
        return switch (entry.kind()) {
            case EntryKind.REPORT ->
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
            case EntryKind.REVIEW ->
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
            case EntryKind.ADD_TO_RECORD ->
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

package school.safeguarding.concern.review;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.review.Utterances.Utterance;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.risk.RiskLevel;

/** What a decision is made on: what is new since the last, the level then and now, and the answers that made it. */
@Component
public class NewSinceDecision {

    static final String DECISION = EntryKind.DECIDE_RESPONSE;

    private static final String NO = "No";

    /** @param name how an account is called */
    public Map<String, Object> view(Concern concern, List<Entry> entries, Function<AccountId, String> name) {
        int decided = last(entries, DECISION).map(Entry::number).orElse(0);
        Optional<Entry> review = last(entries, ReviewAnswers.KIND);
        boolean isAgain =
                decided > 0 && review.filter(entry -> entry.number() > decided).isPresent();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("isAgain", isAgain);
        view.put("levelThen", concern.decidedLevel().map(RiskLevel::inWords).orElse(""));
        view.put("levelNow", concern.proposedLevel().map(RiskLevel::inWords).orElse(""));
        view.put(
                "score",
                review.flatMap(entry -> answer(entry, ReviewAnswers.SCORE)).orElse(""));
        view.put(
                "changed",
                isAgain
                        ? review.flatMap(entry -> answer(entry, ReviewAnswers.CHANGED))
                                .orElse("")
                        : "");
        view.put(
                "entries",
                isAgain
                        ? learned(entries)
                                .filter(entry -> entry.number() > decided)
                                .sorted(newestFirst())
                                .map(entry -> shown(entry, name))
                                .toList()
                        : List.of());
        // What the review that is open is asked for by, or was joined by.
        int reviewed = review.map(Entry::number).orElse(0);
        view.put(
                "unreviewed",
                learned(entries)
                        .filter(entry -> entry.number() > reviewed)
                        .sorted(newestFirst())
                        .map(entry -> shown(entry, name))
                        .toList());
        view.put(
                "words",
                Utterances.of(entries).stream().map(said -> words(said, name)).toList());
        view.put(
                "madeBy",
                review.stream()
                        .flatMap(entry -> entry.lines().stream())
                        .filter(line -> line.key().startsWith("indicator_")
                                && !line.answer().equals(NO))
                        .map(line -> Map.of("label", line.label(), "answer", line.answer()))
                        .toList());
        return view;
    }

    /** The entries that a review was asked for by, or was joined by. */
    private static Stream<Entry> learned(List<Entry> entries) {
        List<String> numbers = entries.stream()
                .filter(entry -> entry.kind().equals(LearnNewInformation.KIND))
                .flatMap(entry -> answer(entry, LearnNewInformation.ENTRY).stream())
                .toList();
        return entries.stream().filter(entry -> numbers.contains(String.valueOf(entry.number())));
    }

    private static Map<String, Object> words(Utterance said, Function<AccountId, String> name) {
        return Map.of(
                "at", BritishDates.inFull(said.entry().at()),
                "by", name.apply(said.entry().by()),
                "step", said.entry().step(),
                "question", said.question().orElse(""),
                "answer", said.words());
    }

    private static Map<String, Object> shown(Entry entry, Function<AccountId, String> name) {
        return Map.of(
                "step",
                entry.step(),
                "at",
                BritishDates.inFull(entry.at()),
                "by",
                name.apply(entry.by()),
                "lines",
                entry.lines().stream()
                        .map(line -> Map.of("label", line.label(), "answer", line.answer()))
                        .toList());
    }

    private static Comparator<Entry> newestFirst() {
        return Comparator.comparingInt(Entry::number).reversed();
    }

    private static Optional<String> answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst();
    }

    private static Optional<Entry> last(List<Entry> entries, String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).reduce((earlier, later) -> later);
    }
}

package school.safeguarding.concern.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.event.ConcernReassessed;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.Indicators;

/** Keeps each round of the review in the record: what was answered, and against the last round what changed. */
@Component
public class ReviewAnswers {

    public static final String KIND = EntryKind.REVIEW;

    /** What differs from the last review, and what it says again. */
    public static final String CHANGED = "changedAnswers";

    public static final String CONFIRMED = "confirmedAnswers";

    public static final String SCORE = "score";

    private static final String WORDS = "childsWordsText";

    /** What each question about something that the child said begins with. */
    private static final String SAID = "childsWords";

    private final Chronology chronology;
    private final Indicators indicators;
    private final ApplicationEventPublisher events;

    ReviewAnswers(Chronology chronology, Indicators indicators, ApplicationEventPublisher events) {
        this.chronology = chronology;
        this.indicators = indicators;
        this.events = events;
    }

    /** @param score the points by SERAF's weights (Barnardo's Cymru 2007), with their band */
    void keep(ReviewRound round, Submission submission, String score) {
        Reference reference = submission.concern();
        NewEntry entry = FormEntries.entry(
                        submission, round.isAgain() ? "Review again, round " + round.number() : "Review")
                .with(new Line(SCORE, "Score", score));
        if (!round.isAgain()) {
            chronology.append(reference, entry);
            return;
        }
        List<Entry> entries = chronology.of(reference);
        Map<String, String> before = lastAnswers(entries);
        List<Line> lines = new ArrayList<>(changes(before, entry.lines()));
        lines.addAll(entry.lines());
        chronology.append(reference, new NewEntry(entry.by(), entry.step(), entry.kind(), lines));
        events.publishEvent(
                new ConcernReassessed(reference, hasNewWords(entries, submission), isHarmNew(before, submission)));
    }

    private static Map<String, String> lastAnswers(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(KIND))
                .reduce((earlier, later) -> later)
                .map(entry -> entry.lines().stream().collect(Collectors.toMap(Line::key, Line::answer)))
                .orElse(Map.of());
    }

    /** A sign of harm is answered again each time, so that it is never only confirmed. */
    private List<Line> changes(Map<String, String> before, List<Line> now) {
        List<String> changed = new ArrayList<>();
        List<String> confirmed = new ArrayList<>();
        for (Line line : now) {
            Optional<String> last = Optional.ofNullable(before.get(line.key()));
            if (last.filter(line.answer()::equals).isEmpty() && !isTypedThen(before, line)) {
                changed.add(changed(line, last.orElse("not answered")));
            } else if (!isSignOfHarm(line.key()) && !line.key().equals(SCORE)) {
                confirmed.add(line.label());
            }
        }
        return List.of(
                new Line(
                        CHANGED,
                        "Changed since the last review",
                        changed.isEmpty() ? "nothing" : String.join("\n", changed)),
                new Line(
                        CONFIRMED,
                        "Confirmed as before",
                        confirmed.isEmpty() ? "nothing" : String.join("; ", confirmed)));
    }

    /** What the child said is only ever added to: what was said before is not what it was changed from. */
    private static String changed(Line line, String before) {
        String label = line.label() + (line.label().endsWith("?") ? " " : ": ");
        if (!line.key().startsWith(SAID)) {
            return label + before + " → " + line.answer();
        }
        return label + line.answer() + (line.key().equals(WORDS) ? " (added to what was said before)" : "");
    }

    /** Whoever was typed at the last review is chosen by name at this one. */
    private static boolean isTypedThen(Map<String, String> before, Line line) {
        return line.key().equals(ChildChoices.CHILD)
                && Optional.ofNullable(before.get("childConfirmedName"))
                        .filter(name -> line.answer().startsWith(name + ", "))
                        .isPresent();
    }

    private boolean isSignOfHarm(String key) {
        return indicators.signsOfHarm().stream().anyMatch(id -> key.equals("indicator_" + id));
    }

    private boolean isHarmNew(Map<String, String> before, Submission submission) {
        return indicators.signsOfHarm().stream()
                .map(id -> "indicator_" + id)
                .filter(submission::isYes)
                .anyMatch(key -> !String.join(
                                "; ", submission.answer(key).orElseThrow().shown())
                        .equals(before.get(key)));
    }

    private static boolean hasNewWords(List<Entry> entries, Submission submission) {
        return submission
                .text(WORDS)
                .filter(words ->
                        Utterances.isNew(entries, words, said(submission), submission.text("childsWordsQuestion")))
                .isPresent();
    }

    private static Optional<String> said(Submission submission) {
        Optional<String> time = submission
                .answer("childsWordsAt")
                .map(answer -> String.join("; ", answer.shown()))
                .filter(at -> !at.isEmpty());
        return submission
                .date("childsWordsOn")
                .map(BritishDates::brief)
                .map(day -> day + time.map(at -> ", " + at).orElse(""));
    }
}

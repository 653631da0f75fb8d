package school.safeguarding.concern.join;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.learn.AddToRecord;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.concern.read.RedactedRecord;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.concern.review.ReviewAnswers;
import school.safeguarding.engine.Procedures;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.Steps;

/** What a joined report says that the one it was joined to does not: it is new there, so that the review is asked for again. */
@Service
class LearnWhatDiffers {

    /** What people wrote of what they saw, heard and think. */
    private static final Set<String> WRITTEN = Set.of(
            EntryKind.REPORT,
            ReviewAnswers.KIND,
            EntryKind.ADD_TO_RECORD,
            EntryKind.STILL_WORRIED,
            EntryKind.SAY_WHETHER_WORRIED);

    /** What agencies were told and answered, which their letters quote. */
    private static final Set<String> OF_AGENCIES =
            Set.of(EntryKind.MAKE_REFERRAL, EntryKind.WRITTEN_CONFIRMATION, EntryKind.RECORD_ACKNOWLEDGEMENT);

    /** Of how a form was filled in, and no more about the child than the form is. */
    private static final Set<String> SAYS_NOTHING = Set.of(
            "stepOut",
            "isAboutNamed",
            "additionKind",
            "harmPossible",
            "toldInPerson",
            ChildChoices.CHILD,
            ReviewAnswers.CHANGED,
            ReviewAnswers.CONFIRMED,
            ReviewAnswers.SCORE);

    /** Where a child's words stand, by the keys of an addition to the record. */
    private static final Map<String, String> AS_ADDED = Map.of(
            "childWords", "additionChildWords",
            "childWordsQuestion", "additionQuestion",
            "childWordsPresent", "withWhom",
            "observedOn", "happenedOn",
            "childsWordsText", "additionChildWords",
            "childsWordsQuestion", "additionQuestion",
            "childsWordsKind", "additionWordsKind",
            "childsWordsPresent", "withWhom",
            "childsWordsOn", "happenedOn");

    private final JoinedReports joinedReports;
    private final RedactedRecord redacted;
    private final ReviewRounds rounds;
    private final LearnNewInformation learn;
    private final Procedures procedures;
    private final Chronology chronology;

    LearnWhatDiffers(
            JoinedReports joinedReports,
            RedactedRecord redacted,
            ReviewRounds rounds,
            LearnNewInformation learn,
            Procedures procedures,
            Chronology chronology) {
        this.joinedReports = joinedReports;
        this.redacted = redacted;
        this.rounds = rounds;
        this.learn = learn;
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /** @param due when the joined report's own review or decision was due */
    @Transactional
    public void learn(Reference reference, Reference joined, boolean isHarmPossible, Optional<Instant> due) {
        if (!joinedReports.directly(reference).contains(joined)) {
            return;
        }
        List<Entry> theirs = redacted.of(joined);
        theirs.stream()
                .filter(entry -> OF_AGENCIES.contains(entry.kind()))
                .forEach(entry -> chronology.append(
                        reference, new NewEntry(entry.by(), from(joined, entry), entry.kind(), entry.lines())));
        Set<Answer> known = answers(chronology.of(reference));
        int before = last(reference).number();
        told(theirs).forEach(entry -> differing(joined, entry, known)
                .ifPresent(differs -> chronology.append(reference, differs)));
        List<Entry> learned = chronology.of(reference).stream()
                .filter(entry -> entry.number() > before)
                .toList();
        boolean wasHarmPossible = rounds.findFirstByReferenceOrderByNumberDesc(joined)
                .filter(ReviewRound::isHarmPossible)
                .isPresent();
        learn.ofEach(
                reference, learned.isEmpty() ? List.of(last(reference)) : learned, isHarmPossible || wasHarmPossible);
        due.ifPresent(at -> procedures.notLater(reference, Steps.REVIEW_CONCERN, at));
    }

    /** Of reviews the last, which says what counts. */
    private static Stream<Entry> told(List<Entry> entries) {
        Optional<Entry> review = entries.stream()
                .filter(entry -> entry.kind().equals(ReviewAnswers.KIND))
                .reduce((earlier, later) -> later);
        return entries.stream()
                .filter(entry -> WRITTEN.contains(entry.kind()) && !AddToRecord.ABOUT_NO_FACT.contains(entry.step()))
                .filter(entry -> !entry.kind().equals(ReviewAnswers.KIND)
                        || review.filter(entry::equals).isPresent());
    }

    private record Answer(String label, String answer) {}

    private static Set<Answer> answers(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.lines().stream())
                .map(line -> new Answer(line.label(), line.answer().strip()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** As an addition to the record, so that it stands in the letters and among the child's words like any other. */
    private static Optional<NewEntry> differing(Reference joined, Entry entry, Set<Answer> known) {
        List<Line> lines = entry.lines().stream()
                .filter(line -> !SAYS_NOTHING.contains(line.key()))
                .filter(line ->
                        !known.contains(new Answer(line.label(), line.answer().strip())))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> added = new ArrayList<>();
        if (entry.kind().equals(EntryKind.ADD_TO_RECORD)) {
            added.addAll(lines);
        } else {
            for (Line line : lines) {
                String key = AS_ADDED.get(line.key());
                if (key != null) {
                    added.add(new Line(key, line.label(), line.answer()));
                }
            }
            added.add(new Line(
                    "additionText",
                    "What it says otherwise",
                    lines.stream()
                            .map(line -> line.label() + ": " + line.answer())
                            .collect(Collectors.joining("\n"))));
        }
        return Optional.of(new NewEntry(entry.by(), from(joined, entry), EntryKind.ADD_TO_RECORD, added));
    }

    private static String from(Reference joined, Entry entry) {
        return "From " + joined + ", " + BritishDates.inFull(entry.at()) + ": " + entry.step();
    }

    private Entry last(Reference reference) {
        List<Entry> entries = chronology.of(reference);
        return entries.get(entries.size() - 1);
    }
}

package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.lowlevel.list.OpenableNotes.Noted;
import school.safeguarding.lowlevel.reading.LowLevelReadings;
import school.safeguarding.lowlevel.removal.AskForRemoval;
import school.safeguarding.lowlevel.removal.LowLevelRemoval;
import school.safeguarding.lowlevel.removal.LowLevelRemovals;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.FormAnswers;
import school.safeguarding.text.TextTemplates;

/** Low-level concerns as forms and the page show them. */
@Component
public class LowLevelView implements SchoolView {

    /** Where whoever keeps the list asks for it. */
    private static final String REMOVE = "/camunda/app/tasklist/default/#/?processStart=low-level-removal&about=";

    private final ShownConcerns shown;
    private final LowLevelConcerns concerns;
    private final LowLevelReadings readings;
    private final OpenableNotes notes;
    private final LowLevelRemovals removals;
    private final LeftAdults leftAdults;
    private final FormAnswers answers;
    private final People people;
    private final TextTemplates texts;

    LowLevelView(
            ShownConcerns shown,
            LowLevelConcerns concerns,
            LowLevelReadings readings,
            OpenableNotes notes,
            LowLevelRemovals removals,
            LeftAdults leftAdults,
            FormAnswers answers,
            People people,
            TextTemplates texts) {
        this.shown = shown;
        this.concerns = concerns;
        this.readings = readings;
        this.notes = notes;
        this.removals = removals;
        this.leftAdults = leftAdults;
        this.answers = answers;
        this.people = people;
        this.texts = texts;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(String key) {
        return key.startsWith("LLC-")
                ? concerns.findById(key).isPresent()
                : SchoolView.id(key).flatMap(readings::findById).isPresent();
    }

    @Override
    @Transactional
    public Map<String, Object> view(String key, AccountId reader) {
        List<Map<String, Object>> entries = shown(people.person(reader).stream()
                .flatMap(person -> shown.forStep(person, key).stream())
                .toList());
        boolean isReading = !key.startsWith("LLC-")
                && people.person(reader)
                        .filter(person -> shown.isInHand(person, key))
                        .isPresent();
        List<Map<String, Object>> seen = isReading ? withDamaged(entries) : entries;
        return seen.isEmpty() ? Map.of() : Map.of("lowLevel", seen);
    }

    /** The lists that this person keeps, which leaves a trace. */
    @Transactional
    public List<Map<String, Object>> keptBy(Person reader) {
        return withDamaged(shown(shown.keptBy(reader)));
    }

    /** Where one cannot be opened, that there is one: whoever reads a list must not take it for the whole. */
    private List<Map<String, Object>> withDamaged(List<Map<String, Object>> entries) {
        return shown.isAnyDamaged()
                ? Stream.concat(Stream.of(damaged()), entries.stream()).toList()
                : entries;
    }

    private Map<String, Object> damaged() {
        return Map.of(
                "reference", "reference not shown",
                "at", "date not shown",
                "by", "somebody",
                "adult", "Something in these lists cannot be read",
                "lines", List.of(line("What to do", texts.fill("low-level/damaged", Map.of()))));
    }

    private String cannotBeRead() {
        return texts.fill("low-level/cannot-be-read", Map.of());
    }

    private List<Map<String, Object>> shown(List<LowLevelConcern> entries) {
        Map<String, LowLevelRemoval> removed = removals.byReference();
        return entries.stream()
                .map(entry -> Optional.ofNullable(removed.get(entry.reference()))
                        .map(removal -> removed(entry, removal))
                        .orElseGet(() -> shown(entry)))
                .toList();
    }

    /** That it was there, and who took it out; neither about whom it was nor what was written. */
    private Map<String, Object> removed(LowLevelConcern entry, LowLevelRemoval removal) {
        String reason = notes.of(entry.reference()).stream()
                .filter(note -> note.step().equals(AskForRemoval.ASKED))
                .reduce((earlier, later) -> later)
                .flatMap(Noted::answers)
                .flatMap(kept -> answers.read(kept).stream()
                        .filter(line -> line.key().equals(AskForRemoval.REASON))
                        .map(Line::answer)
                        .findFirst())
                .orElseGet(this::cannotBeRead);
        return Map.of(
                "reference",
                entry.reference(),
                "at",
                BritishDates.inFull(entry.addedAt()),
                "by",
                name(entry.addedBy()),
                "adult",
                "Taken out of the list",
                "lines",
                List.of(
                        line("Taken out", BritishDates.inFull(removal.removedAt())),
                        line("Asked for by", name(removal.askedBy())),
                        line("Agreed by", name(removal.agreedBy())),
                        line("Why", reason)));
    }

    private static Map<String, String> line(String label, String answer) {
        return Map.of("label", label, "answer", answer);
    }

    private Map<String, Object> shown(LowLevelConcern entry) {
        List<Map<String, String>> lines = Stream.concat(
                        answers.read(entry.answers()).stream(),
                        notes.of(entry.reference()).stream()
                                .flatMap(note -> Stream.concat(
                                        Stream.of(new Line(
                                                "step",
                                                note.step(),
                                                BritishDates.inFull(note.at()) + ", " + name(note.by()))),
                                        note.answers()
                                                .map(kept -> answers.read(kept).stream())
                                                .orElseGet(() -> Stream.of(new Line(
                                                        "damaged", "What was written then", cannotBeRead()))))))
                .map(line -> line(line.label(), line.answer()))
                .toList();
        return Map.of(
                "reference", entry.reference(),
                "at", BritishDates.inFull(entry.addedAt()),
                "by", name(entry.addedBy()),
                "adult", entry.adult().name(),
                "remove", REMOVE + entry.reference(),
                "hasLeft", leftAdults.hasLeft(entry.adult()),
                "lines", lines);
    }

    private String name(AccountId account) {
        return account.equals(AccountId.PROCEDURE) ? "the procedure" : people.nameOf(account);
    }
}

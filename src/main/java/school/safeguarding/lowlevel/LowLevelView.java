package school.safeguarding.lowlevel;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology.Line;

/** Low-level concerns as forms and the page show them. */
@Component
class LowLevelView implements SchoolView {

    private final ShownConcerns shown;
    private final LowLevelConcerns concerns;
    private final LowLevelReadings readings;
    private final LowLevelNotes notes;
    private final Answers answers;
    private final People people;

    LowLevelView(
            ShownConcerns shown,
            LowLevelConcerns concerns,
            LowLevelReadings readings,
            LowLevelNotes notes,
            Answers answers,
            People people) {
        this.shown = shown;
        this.concerns = concerns;
        this.readings = readings;
        this.notes = notes;
        this.answers = answers;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(String key) {
        return key.startsWith("LLC-")
                ? concerns.findById(key).isPresent()
                : key.matches("[0-9a-f-]{36}")
                        && readings.findById(UUID.fromString(key)).isPresent();
    }

    @Override
    @Transactional
    public Map<String, Object> view(String key, String reader) {
        List<Map<String, Object>> entries = people.person(reader).stream()
                .flatMap(person -> shown.forStep(person, key).stream())
                .map(this::shown)
                .toList();
        return entries.isEmpty() ? Map.of() : Map.of("lowLevel", entries);
    }

    /** The lists that this person keeps, which leaves a trace. */
    @Transactional
    public List<Map<String, Object>> keptBy(Person reader) {
        return shown.keptBy(reader).stream().map(this::shown).toList();
    }

    private Map<String, Object> shown(LowLevelConcern entry) {
        List<Map<String, String>> lines = Stream.concat(
                        answers.read(entry.answers()).stream(),
                        notes.findByReferenceOrderByAt(entry.reference()).stream()
                                .flatMap(note -> Stream.concat(
                                        Stream.of(new Line(
                                                "step",
                                                note.step(),
                                                BritishDates.inFull(note.at()) + ", " + name(note.by()))),
                                        answers.read(note.answers()).stream())))
                .map(line -> Map.of("label", line.label(), "answer", line.answer()))
                .toList();
        return Map.of(
                "reference", entry.reference(),
                "at", BritishDates.inFull(entry.addedAt()),
                "by", name(entry.addedBy()),
                "adult", entry.adult().name(),
                "lines", lines);
    }

    private String name(String account) {
        return account.equals("procedure")
                ? "the procedure"
                : people.person(account).map(Person::name).orElse(account);
    }
}

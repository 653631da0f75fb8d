package school.safeguarding.concern;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.ConcernPerson.Kind;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;

@Component
class ConcernChildren implements Children {

    private final ConcernPersons persons;
    private final Chronology chronology;

    ConcernChildren(ConcernPersons persons, Chronology chronology) {
        this.persons = persons;
        this.chronology = chronology;
    }

    /** As it was confirmed last. */
    Optional<ConcernPerson> of(String reference) {
        return persons.findByReferenceOrderByPosition(reference).stream()
                .filter(person -> person.kind() == Kind.CHILD)
                .reduce((reported, confirmed) -> confirmed);
    }

    @Override
    public String child(String reference) {
        return persons.nameMarks(reference, Kind.CHILD).stream()
                .reduce((reported, confirmed) -> confirmed)
                .map(HexFormat.of()::formatHex)
                .orElse(reference);
    }

    @Override
    public Optional<String> className(String reference) {
        try {
            return className(chronology.of(reference));
        } catch (CannotOpen e) {
            return Optional.empty();
        }
    }

    Optional<String> className(List<Entry> entries) {
        return latest(entries, "review", "childConfirmedClass").or(() -> latest(entries, "report", "childClass"));
    }

    private static Optional<String> latest(List<Entry> entries, String kind, String key) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .flatMap(entry -> entry.lines().stream()
                        .filter(line -> line.key().equals(key))
                        .map(Line::answer)
                        .findFirst());
    }
}

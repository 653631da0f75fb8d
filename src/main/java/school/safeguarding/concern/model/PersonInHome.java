package school.safeguarding.concern.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.child.HomeDetails.Adult;
import school.safeguarding.concern.RecordRemark;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.PersonName;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.text.TextTemplates;

/**
 * Adults of the child's home, as the register has it, who bear the name of the person of concern: whoever rings home might ring them.
 * Nobody has said that it is they; whoever handles the concern decides. Source: default of this procedure, when home may be told later.
 */
@Component
public class PersonInHome implements RecordRemark {

    /** What stands behind the name of such an adult. */
    public static final String MARK = " [has the name of the person of concern]";

    private static final Set<String> NAMED = Set.of("personOfConcern", "personOfConcernNow");

    private static final int WORDS_IN_COMMON = 2;

    private final Chronology chronology;
    private final Concerns concerns;
    private final ChangedConcerns changed;
    private final JoinedReports joined;
    private final RegisteredHome homes;
    private final TextTemplates texts;

    PersonInHome(
            Chronology chronology,
            Concerns concerns,
            ChangedConcerns changed,
            JoinedReports joined,
            RegisteredHome homes,
            TextTemplates texts) {
        this.chronology = chronology;
        this.concerns = concerns;
        this.changed = changed;
        this.joined = joined;
        this.homes = homes;
        this.texts = texts;
    }

    @Override
    public List<Remark> of(Reference reference, Person reader) {
        return in(reference, chronology.of(reference), reader).isEmpty()
                ? List.of()
                : List.of(new Remark("person-in-home", Map.of()));
    }

    /**
     * As far as this reader may know: what they may not know of another report marks nobody.
     *
     * @param entries of that record, oldest first
     */
    public List<Adult> in(Reference reference, List<Entry> entries, Person reader) {
        return in(reference, entries, report -> !report.excludes(reader));
    }

    private List<Adult> in(Reference reference, List<Entry> entries, Predicate<Concern> mayCount) {
        List<String> persons = Stream.concat(person(entries).stream(), namedByJoined(reference, mayCount))
                .toList();
        return adults(reference, persons);
    }

    /**
     * The person of concern of each other report that is worked as one with this, which may have named somebody else. Not of one
     * that was changed in the database, which is shut.
     */
    private Stream<String> namedByJoined(Reference reference, Predicate<Concern> mayCount) {
        return changed.without(joined.workedWith(reference)).stream()
                .map(concerns::withReference)
                .filter(mayCount)
                .flatMap(other -> person(chronology.of(other.reference())).stream());
    }

    private List<Adult> adults(Reference reference, List<String> persons) {
        return persons.isEmpty()
                ? List.of()
                : homes.adults(reference).stream()
                        .filter(adult -> persons.stream().anyMatch(person -> mayBe(person, adult)))
                        .toList();
    }

    /** Whom the agency hears of as the person of concern, with what the register says of them. */
    public Optional<String> told(Optional<String> person, Reference reference, List<Entry> entries) {
        List<Adult> own = adults(reference, person(entries).stream().toList());
        List<Adult> others = new ArrayList<>(in(reference, entries, report -> true));
        others.removeAll(own);
        return person.isEmpty() && others.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.fill(
                                "letters/parts/person-in-home",
                                Map.of("person", person, "own", inWords(own), "ofJoined", inWords(others))))
                        .filter(told -> !told.isEmpty());
    }

    private static List<String> inWords(List<Adult> adults) {
        return adults.stream().map(Adult::inWords).toList();
    }

    /** As it was said last. */
    static Optional<String> person(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(Entry::number).reversed())
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> NAMED.contains(line.key()))
                .map(line -> line.answer())
                .findFirst();
    }

    /**
     * Two names in common, and no other name where one of the two has no more than they; or all that was typed is a part of the
     * adult's name, such as “Mr Example”: in one home even that is worth a look.
     *
     * @param person as somebody typed it, perhaps with how they may be known, such as a van
     */
    static boolean mayBe(String person, Adult adult) {
        Set<String> typed = PersonName.words(person);
        Set<String> known = PersonName.words(adult.name());
        Set<String> common = new HashSet<>(typed);
        common.retainAll(known);
        return (common.size() >= WORDS_IN_COMMON && (common.equals(typed) || common.equals(known)))
                || (!typed.isEmpty() && common.equals(typed));
    }
}

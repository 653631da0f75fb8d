package school.safeguarding.concern.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.child.HomeDetails.Adult;
import school.safeguarding.concern.RecordRemark;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.PersonName;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;

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
    private final RegisteredHome homes;

    PersonInHome(Chronology chronology, RegisteredHome homes) {
        this.chronology = chronology;
        this.homes = homes;
    }

    @Override
    public List<String> of(Reference reference, Person reader) {
        return in(reference, chronology.of(reference)).isEmpty()
                ? List.of()
                : List.of(
                        "By the school’s register an adult of the child’s home has the name of the person of concern. Until you"
                                + " know that it is somebody else, ring and write to nobody there.");
    }

    /** @param entries of that record, oldest first */
    public List<Adult> in(Reference reference, List<Entry> entries) {
        return person(entries)
                .map(person -> homes.adults(reference).stream()
                        .filter(adult -> mayBe(person, adult))
                        .toList())
                .orElse(List.of());
    }

    /** Whom the agency hears of as the person of concern, with what the register says of them. */
    public String told(String person, Reference reference, List<Entry> entries) {
        String found = in(reference, entries).stream().map(Adult::inWords).collect(Collectors.joining("; "));
        return found.isEmpty()
                ? person
                : person + " (by the school’s register somebody of this name is an adult of the child’s home: " + found
                        + ")";
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

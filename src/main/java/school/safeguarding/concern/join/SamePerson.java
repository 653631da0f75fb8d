package school.safeguarding.concern.join;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.RecordRemark;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.PersonOfConcern;
import school.safeguarding.concern.model.PersonsOfConcern;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.PersonName;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoIsAsked;

/**
 * The same person of concern named for several children is shown to those who may know of each concern. A child is no person of
 * concern to match, though they may bear the name of somebody who is one. Source: default of this procedure.
 */
@Component
public class SamePerson implements RecordRemark {

    /** A first name alone is borne by too many. */
    private static final int WORDS_IN_COMMON = 2;

    private final PersonsOfConcern persons;
    private final Concerns concerns;
    private final WhoIsAsked responsible;
    private final Clock clock;

    SamePerson(PersonsOfConcern persons, Concerns concerns, WhoIsAsked responsible, Clock clock) {
        this.persons = persons;
        this.concerns = concerns;
        this.responsible = responsible;
        this.clock = clock;
    }

    /** @param typed as somebody wrote it, perhaps with how they may be known, such as a van */
    public void named(Concern concern, String typed) {
        persons.save(new PersonOfConcern(concern.reference(), typed, clock.instant()));
    }

    @Override
    public List<Remark> of(Reference reference, Person reader) {
        Map<Reference, Set<String>> namedLast = namedLast();
        Set<String> here = namedLast.remove(reference);
        if (here == null || concerns.withReference(reference).isAbout(AboutWhom.CHILD)) {
            return List.of();
        }
        List<Reference> same = namedLast.entrySet().stream()
                .filter(other -> mayBeSame(here, other.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return same.isEmpty()
                ? List.of()
                : concerns.findByReferenceInOrderById(same).stream()
                        .filter(other -> !other.isAbout(AboutWhom.CHILD))
                        .filter(other -> !other.excludes(reader) && responsible.isInLine(other.facts(), reader))
                        .map(other -> new Remark(
                                "same-person", Map.of("reference", other.reference(), "isOpen", other.isOpen())))
                        .toList();
    }

    private Map<Reference, Set<String>> namedLast() {
        Map<Reference, Set<String>> last = new LinkedHashMap<>();
        for (PersonOfConcern person : persons.findAllByOrderByNamedAt()) {
            Optional<String> name = person.name();
            name.ifPresent(words -> last.put(person.reference(), PersonName.words(words)));
        }
        return last;
    }

    private static boolean mayBeSame(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return common.size() >= WORDS_IN_COMMON && (common.equals(one) || common.equals(other));
    }
}

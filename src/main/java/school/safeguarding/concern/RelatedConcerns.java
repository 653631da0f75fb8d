package school.safeguarding.concern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.ConcernPersons.Named;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.protection.CannotOpen;

/** Finds other concerns about the same child. What a reader may not know is not shown, counted or hinted at. */
@Component
class RelatedConcerns {

    private final Concerns concerns;
    private final ConcernPersons persons;
    private final Responsible responsible;
    private final People people;
    private final ApplicationEventPublisher events;

    RelatedConcerns(
            Concerns concerns,
            ConcernPersons persons,
            Responsible responsible,
            People people,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.persons = persons;
        this.responsible = responsible;
        this.people = people;
        this.events = events;
    }

    /** Earlier concerns that name this concern's child, or a brother or sister of theirs, and that this reader may know; with the child as it is named there, unless that cannot be opened. */
    Map<Concern, Optional<ConcernPerson>> knownTo(Person reader, Concern concern) {
        Map<Concern, Optional<ConcernPerson>> known = new LinkedHashMap<>();
        List<ConcernPerson> named = persons.findByReferenceOrderByPosition(concern.reference());
        for (Concern other : related(concern, named)) {
            if (!other.excludes(reader)) {
                known.put(other, child(other, named));
            }
        }
        return known;
    }

    /**
     * The handler of an earlier concern that this concern's handler may not read is told that a new one exists, unless
     * the new one excludes them in turn.
     */
    void tellHandlersOfHidden(Concern concern) {
        tellHandlersOfHidden(
                concern,
                withReferences(persons.alsoNamed(concern.reference()).stream()
                        .filter(other -> ConcernPerson.mayBeBorn(other.getOwnBornMark(), other.getBornMark()))
                        .map(Named::getReference)
                        .collect(Collectors.toSet())));
    }

    /** The same for children that became known only now. */
    void tellHandlersOfHiddenNaming(Concern concern, List<ConcernPerson> named) {
        tellHandlersOfHidden(concern, related(concern, named));
    }

    private void tellHandlersOfHidden(Concern concern, List<Concern> related) {
        if (related.isEmpty()) {
            return;
        }
        List<Person> readers = responsible.handlers(concern).stream()
                .map(people::person)
                .flatMap(Optional::stream)
                .toList();
        related.stream().filter(earlier -> isHiddenFromAny(earlier, readers)).forEach(earlier -> {
            Set<String> handlers = responsible.handlers(earlier).stream()
                    .filter(id -> people.person(id)
                            .filter(handler -> !concern.excludes(handler))
                            .isPresent())
                    .collect(Collectors.toSet());
            if (!handlers.isEmpty()) {
                events.publishEvent(new RelatedConcernReported(earlier.reference(), handlers));
            }
        });
    }

    private static boolean isHiddenFromAny(Concern earlier, List<Person> readers) {
        return readers.stream().anyMatch(earlier::excludes);
    }

    private Optional<ConcernPerson> child(Concern other, List<ConcernPerson> named) {
        try {
            return persons.findByReferenceOrderByPosition(other.reference()).stream()
                    .filter(person -> named.stream().anyMatch(person::mayBe))
                    .findFirst();
        } catch (CannotOpen e) {
            return Optional.empty();
        }
    }

    private List<Concern> related(Concern concern, List<ConcernPerson> named) {
        Set<String> others = named.stream()
                .flatMap(person -> persons.namedWith(person.nameMark()).stream()
                        .filter(other -> person.mayBeBorn(other.getBornMark())))
                .map(Named::getReference)
                .filter(reference -> !reference.equals(concern.reference()))
                .collect(Collectors.toSet());
        return withReferences(others);
    }

    private List<Concern> withReferences(Set<String> references) {
        return references.isEmpty() ? List.of() : concerns.findByReferenceInOrderById(references);
    }
}

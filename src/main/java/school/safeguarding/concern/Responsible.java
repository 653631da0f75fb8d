package school.safeguarding.concern;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** Who may handle, countersign or take up a concern: never anybody whom the worry may be about. */
@Component
class Responsible {

    private static final List<Role> LINE =
            List.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    private final People people;

    Responsible(People people) {
        this.people = people;
    }

    /** The first who is there of the handler's roles: the CPO, else the deputy. */
    Set<String> handlers(Concern concern) {
        return concern.handlerRole().roles().stream()
                .map(role -> among(concern, List.of(role), person -> true))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    /** Whoever decided does not countersign, and neither does anybody else who handles. */
    Set<String> countersigners(Concern concern, Predicate<String> hasDecided) {
        return concern.handlerRole().countersigners().stream()
                .map(roles -> among(concern, roles, person -> !hasDecided.test(person.id())))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    /** The next in line who may know of the concern and is not the one who could not be reached. */
    Set<String> nextPerson(Concern concern, Optional<String> unreached) {
        return LINE.stream()
                .map(role -> among(concern, List.of(role), person -> !unreached
                        .map(person.id()::equals)
                        .orElse(false)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private Set<String> among(Concern concern, List<Role> roles, Predicate<Person> isMeant) {
        return people.holding(roles.toArray(Role[]::new)).stream()
                .filter(person -> !concern.excludes(person))
                .filter(isMeant)
                .map(Person::id)
                .collect(Collectors.toSet());
    }
}

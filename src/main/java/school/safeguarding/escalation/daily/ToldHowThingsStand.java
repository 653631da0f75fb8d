package school.safeguarding.escalation.daily;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** Who is told each day and each week how things stand. */
@Component
class ToldHowThingsStand {

    private final People people;

    ToldHowThingsStand(People people) {
        this.people = people;
    }

    /** The head; while no head is there also the next who is. */
    Set<Person> today() {
        Set<Person> readers = new LinkedHashSet<>(people.holding(Role.HEAD));
        if (readers.stream().allMatch(person -> people.isAbsent(person.id()))) {
            Stream.of(Role.CHAIR, Role.DEPUTY_CHAIR, Role.CPO, Role.DEPUTY_CPO, Role.GOVERNORS)
                    .flatMap(role -> people.holding(role).stream())
                    .filter(person -> !people.isAbsent(person.id()))
                    .findFirst()
                    .ifPresent(readers::add);
        }
        return readers;
    }
}

package school.safeguarding.family.link;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.child.AdultsInRegister;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.PersonName;

/** An adult with parental responsibility who bears the name of an account is taken for it until a second person says no. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProposeFamily {

    private final LinkFamily link;
    private final People people;

    ProposeFamily(LinkFamily link, People people) {
        this.link = link;
        this.people = people;
    }

    @EventListener
    void on(AdultsInRegister named) {
        Map<Set<String>, List<Person>> accounts =
                people.staff().all().stream().collect(Collectors.groupingBy(person -> PersonName.words(person.name())));
        named.adults()
                .forEach((child, adults) ->
                        adults.forEach(adult -> accounts.getOrDefault(PersonName.words(adult), List.of())
                                .forEach(person -> link.propose(person.id(), child))));
    }
}

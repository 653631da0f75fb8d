package school.safeguarding.escalation;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People;

/** People as other people know them. */
@Component
class Names {

    private final People people;

    Names(People people) {
        this.people = people;
    }

    String of(String account) {
        return people.nameOf(account);
    }

    String of(Collection<String> accounts) {
        return accounts.stream().sorted().map(this::of).collect(Collectors.joining(", "));
    }
}

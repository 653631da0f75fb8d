package school.safeguarding.people.account;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;

/** Refuses a start with somebody who handles concerns and whom no mail can reach. */
@Component
class HandlersHaveMail implements SmartInitializingSingleton {

    private final People people;

    HandlersHaveMail(People people) {
        this.people = people;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unreachable =
                people
                        .holding(Role.CPO, Role.DEPUTY_CPO, Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS)
                        .stream()
                        .filter(person ->
                                person.mail().filter(mail -> !mail.isBlank()).isEmpty())
                        .map(person -> person.id().value())
                        .toList();
        if (!unreachable.isEmpty()) {
            throw new IllegalStateException("These accounts handle concerns and have no mail address: "
                    + String.join(", ", unreachable) + ". Give each one an address.");
        }
    }
}

package school.safeguarding.record.page;

import java.util.function.UnaryOperator;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Staff;

/** What accounts are called. Whoever has left is known by their account alone. */
final class Names {

    private Names() {}

    static UnaryOperator<String> of(Staff staff) {
        return account -> account.equals("procedure")
                ? "the procedure"
                : staff.person(account).map(Person::name).orElse(account);
    }
}

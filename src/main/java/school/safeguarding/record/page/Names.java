package school.safeguarding.record.page;

import java.util.function.UnaryOperator;
import school.safeguarding.people.Staff;

/** What accounts are called, of whoever has left too. */
final class Names {

    private Names() {}

    public static UnaryOperator<String> of(Staff staff) {
        return account -> account.equals("procedure") ? "the procedure" : staff.nameOf(account);
    }
}

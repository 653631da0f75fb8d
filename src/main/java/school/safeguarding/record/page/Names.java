package school.safeguarding.record.page;

import java.util.function.Function;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.Staff;

/** What accounts are called, of whoever has left too. */
final class Names {

    private Names() {}

    public static Function<AccountId, String> of(Staff staff) {
        return account -> account.equals(AccountId.PROCEDURE) ? "the procedure" : staff.nameOf(account);
    }
}

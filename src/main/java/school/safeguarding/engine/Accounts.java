package school.safeguarding.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;

/** The school's accounts as the engine reads them. Nothing here changes one. */
public interface Accounts {

    /** Everyone who may sign in today. */
    List<Account> active();

    default Optional<Account> withId(AccountId id) {
        return active().stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /** @param groups role ids, such as {@code deputy-cpo} */
    record Account(AccountId id, String name, Set<String> groups) {}
}

package school.safeguarding.people;

import java.util.Optional;
import school.safeguarding.account.AccountId;

/** Where somebody was reached before their address was changed: whoever changes it could read what is sent to the new one. */
public interface FormerAddresses {

    /** @return empty where it was not changed lately */
    Optional<String> addressBefore(AccountId accountId);
}

package school.safeguarding.people;

import java.util.Optional;
import school.safeguarding.account.AccountId;

/** The links by which people choose their first password, or a new one. */
public interface SignInLinks {

    /**
     * Draws a key that opens the account once, and no earlier one does from then on. It exists in what this returns only: the
     * database keeps its hash.
     *
     * @return the path of the page, from the root; empty if the account waits for no password
     */
    Optional<String> draw(AccountId accountId);
}

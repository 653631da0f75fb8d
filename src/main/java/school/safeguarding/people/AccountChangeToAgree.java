package school.safeguarding.people;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * The change of an account waits for somebody's yes.
 *
 * @param asked account ids
 */
public record AccountChangeToAgree(String changeId, AccountId account, Set<AccountId> asked) {}

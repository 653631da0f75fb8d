package school.safeguarding.people;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * An account was changed, and somebody has to know.
 *
 * @param what whole lines, by account ids and roles
 * @param told account ids
 */
public record AccountChanged(String changeId, String what, Set<AccountId> told) {}

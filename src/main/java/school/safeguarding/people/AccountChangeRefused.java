package school.safeguarding.people;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * A change of an account was refused, or could not be made any more.
 *
 * @param what whole lines, by account ids and roles
 * @param told account ids
 */
public record AccountChangeRefused(String changeId, String what, Set<AccountId> told) {}

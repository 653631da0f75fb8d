package school.safeguarding.people;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * Somebody is no longer in these roles, each of which may open records.
 *
 * @param account their account's id
 */
public record RolesLost(AccountId account, Set<Role> roles) {}

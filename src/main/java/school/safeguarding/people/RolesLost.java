package school.safeguarding.people;

import java.util.Set;

/**
 * Somebody is no longer in these roles, each of which may open records.
 *
 * @param account their account's id
 */
public record RolesLost(String account, Set<Role> roles) {}

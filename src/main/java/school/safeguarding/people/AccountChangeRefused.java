package school.safeguarding.people;

import java.util.Set;

/**
 * A change of an account was refused, or could not be made any more.
 *
 * @param what whole lines, by account ids and roles
 * @param told account ids
 */
public record AccountChangeRefused(String changeId, String what, Set<String> told) {}

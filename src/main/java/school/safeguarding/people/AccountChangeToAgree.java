package school.safeguarding.people;

import java.util.Set;

/**
 * The change of an account waits for somebody's yes.
 *
 * @param asked account ids
 */
public record AccountChangeToAgree(String changeId, String account, Set<String> asked) {}

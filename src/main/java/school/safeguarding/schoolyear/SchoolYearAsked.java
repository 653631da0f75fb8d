package school.safeguarding.schoolyear;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * Somebody is asked for the next school year.
 *
 * @param key what the step is about, so that nobody is told twice
 */
public record SchoolYearAsked(String key, Set<AccountId> people) {}

package school.safeguarding.tables;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * Somebody is asked to agree to a table.
 *
 * @param key what the step is about, so that nobody is told twice
 */
public record TableAsked(String key, Set<AccountId> people) {}

package school.safeguarding.family;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * A second person is asked whether somebody is family of a child.
 *
 * @param key what the step is about, so that nobody is told twice
 */
public record FamilyStepAsked(String key, Set<AccountId> people) {}

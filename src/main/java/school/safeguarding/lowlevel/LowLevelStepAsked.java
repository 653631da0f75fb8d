package school.safeguarding.lowlevel;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * A step about low-level concerns is offered to people.
 *
 * @param key what the step is about, so that nobody is told twice
 */
public record LowLevelStepAsked(String key, Set<AccountId> people) {}

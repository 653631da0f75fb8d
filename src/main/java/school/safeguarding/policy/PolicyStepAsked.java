package school.safeguarding.policy;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * A step of the policy's review is offered to people, or they are asked for it again.
 *
 * @param key what they are told of, so that nobody is told twice
 */
public record PolicyStepAsked(String key, Set<AccountId> people) {}

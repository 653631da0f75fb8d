package school.safeguarding.briefing;

import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * A step about somebody's briefing or training is offered to people.
 *
 * @param key what they are told of, so that nobody is told twice
 */
public record BriefingStepAsked(String key, Set<AccountId> people) {}

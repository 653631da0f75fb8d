package school.safeguarding.briefing;

import school.safeguarding.account.AccountId;

/**
 * Somebody is asked to read the policy, or is reminded of it.
 *
 * @param key what they are told of, so that nobody is told twice
 */
public record BriefingAsked(String key, AccountId account) {}

package school.safeguarding.briefing;

/**
 * Somebody is asked to read the policy, or is reminded of it.
 *
 * @param key what they are told of, so that nobody is told twice
 */
public record BriefingAsked(String key, String account) {}

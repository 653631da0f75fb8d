package school.safeguarding.schoolyear;

import java.util.Set;

/**
 * Somebody is asked for the next school year.
 *
 * @param key what the step is about, so that nobody is told twice
 */
public record SchoolYearAsked(String key, Set<String> people) {}

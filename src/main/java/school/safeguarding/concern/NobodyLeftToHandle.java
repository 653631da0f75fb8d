package school.safeguarding.concern;

/** Nobody in the school may handle a concern: a report that was accepted, or one that somebody was kept out of since. */
public record NobodyLeftToHandle(String reference, String reporter) {}

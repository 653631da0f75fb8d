package school.safeguarding.concern;

/** A report was accepted and nobody in the school may handle it. */
public record NobodyLeftToHandle(String reference, String reporter) {}

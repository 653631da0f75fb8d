package school.safeguarding.concern;

import java.util.Set;

/** A report was accepted and somebody handles it. */
public record ConcernAccepted(String reference, String reporter, Set<String> handlers) {}

package school.safeguarding.concern;

import java.util.List;
import java.util.Set;

/**
 * A report was accepted and somebody handles it.
 *
 * @param references of all that the report began, this one among them; the first is the one under which it is acknowledged
 */
public record ConcernAccepted(String reference, String reporter, Set<String> handlers, List<String> references) {}

package school.safeguarding.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What somebody has typed into a form and not sent.
 *
 * @param beganAt when the first of it was kept
 * @param typed by the question's key, as it was typed
 */
public record Draft(Instant beganAt, Map<String, List<String>> typed) {}

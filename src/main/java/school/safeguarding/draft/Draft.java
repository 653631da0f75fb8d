package school.safeguarding.draft;

import java.time.Instant;
import java.util.Map;

/**
 * What somebody has typed into a form and not sent.
 *
 * @param beganAt when the first of it was kept
 * @param keptAt when the last of it was kept
 * @param revision which of its changes this is, from 1
 * @param typed by the question's key, as the form would send it: text, a date or time in ISO 8601, a number, yes or no, a list
 *     of options, or null for what was emptied; a date that could not be understood stands as it was typed
 */
public record Draft(Instant beganAt, Instant keptAt, int revision, Map<String, Object> typed) {}

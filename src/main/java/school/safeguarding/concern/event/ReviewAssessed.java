package school.safeguarding.concern.event;

import java.util.Map;

/**
 * A review was submitted. Published in that transaction.
 *
 * @param inputs what {@code risk-level.dmn} reads of it, by name: truths, numbers and bands
 */
public record ReviewAssessed(String reference, Map<String, Object> inputs) {}

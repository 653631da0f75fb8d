package school.safeguarding.concern.event;

import java.util.Map;
import school.safeguarding.reference.Reference;

/**
 * A review was submitted. Published in that transaction.
 *
 * @param inputs what {@code risk-level.dmn} reads of it, by name: truths, numbers and bands
 */
public record ReviewAssessed(Reference reference, Map<String, Object> inputs) {}

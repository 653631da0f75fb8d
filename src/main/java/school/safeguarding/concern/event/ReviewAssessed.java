package school.safeguarding.concern.event;

import java.util.Map;
import school.safeguarding.reference.Reference;

/**
 * A review was submitted. Published in that transaction.
 *
 * @param isFirst whether the concern was never reviewed before
 * @param inputs what {@code risk-level.dmn} reads of it, by name: truths, numbers and bands
 */
public record ReviewAssessed(Reference reference, boolean isFirst, Map<String, Object> inputs) {}

package school.safeguarding.concern.event;

import school.safeguarding.reference.Reference;

/**
 * A review again was submitted. Published in that transaction, after its answers are in the record.
 *
 * @param hasNewWords it keeps words of the child that no earlier entry has
 * @param isHarmNew it says yes to a sign of harm that the last review did not say yes to
 */
public record ConcernReassessed(Reference reference, boolean hasNewWords, boolean isHarmNew) {}

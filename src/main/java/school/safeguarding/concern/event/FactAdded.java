package school.safeguarding.concern.event;

import school.safeguarding.reference.Reference;

/**
 * Somebody has added what they marked as a fact, a correction too, and it asks for no review. Published in the transaction
 * that keeps it.
 */
public record FactAdded(Reference reference) {}

package school.safeguarding.concern;

/**
 * Somebody has added what they marked as a fact, a correction too, and it asks for no review. Published in the transaction
 * that keeps it.
 */
record FactAdded(String reference) {}

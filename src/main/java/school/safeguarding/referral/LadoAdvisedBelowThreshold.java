package school.safeguarding.referral;

import school.safeguarding.reference.Reference;

/**
 * The LADO advised that a concern about staff is below their threshold: it ends as a low-level concern. Published in the
 * transaction that keeps the advice.
 */
public record LadoAdvisedBelowThreshold(Reference reference) {}

package school.safeguarding.concern.event;

import school.safeguarding.reference.Reference;

/**
 * Something was learned about a concern after it was reported. Published in the transaction that keeps it, whether it opens
 * a review again or joins one that is open.
 *
 * @param isHarmPossible it tells of harm, or of danger before the school next opens, that the police or social care have
 *     not been told of yet; or nobody can tell
 */
public record NewInformation(Reference reference, boolean isHarmPossible) {}

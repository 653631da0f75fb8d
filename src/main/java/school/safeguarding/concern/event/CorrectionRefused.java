package school.safeguarding.concern.event;

import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * A second person did not agree to what somebody put right in a concern.
 *
 * @param askedBy account id of whoever asked for it, who may know of the concern
 */
public record CorrectionRefused(Reference reference, String correctionId, AccountId askedBy) {}

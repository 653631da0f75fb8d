package school.safeguarding.concern.event;

import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * What two people agreed to have deleted is kept by something, or something was written in it since, so that it has to be asked for
 * again.
 *
 * @param account id of one of the two, who may know of the concern
 */
public record DeletionNotCarriedOut(Reference reference, String correctionId, AccountId account) {}

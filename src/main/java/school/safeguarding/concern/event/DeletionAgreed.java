package school.safeguarding.concern.event;

import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * Two people have agreed that a record is deleted on the next morning.
 *
 * @param others account ids of whoever else could have asked for it, who may know of the concern
 */
public record DeletionAgreed(Reference reference, String correctionId, Set<AccountId> others) {}

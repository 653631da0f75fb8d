package school.safeguarding.concern.event;

import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** A concern was reported about a child of an earlier concern, which its handler may not read. */
public record RelatedConcernReported(Reference earlierReference, Set<AccountId> itsHandlers) {}

package school.safeguarding.concern.event;

import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** A concern's steps were offered to people who had no part in it before. */
public record ConcernHandedOn(Reference reference, Set<AccountId> people) {}

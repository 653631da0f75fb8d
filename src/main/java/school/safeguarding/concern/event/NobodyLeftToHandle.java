package school.safeguarding.concern.event;

import java.util.Optional;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * Nobody in the school may handle a concern: a report that was accepted, or one that somebody was kept out of since.
 *
 * @param reporter empty where they are among those who may hear nothing more of it
 */
public record NobodyLeftToHandle(Reference reference, Optional<AccountId> reporter) {}

package school.safeguarding.concern.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * A report was accepted and somebody handles it.
 *
 * @param reporter empty where they may hear nothing of it
 * @param references of all that the report began, this one among them; the first is the one under which it is acknowledged
 */
public record ConcernAccepted(
        Reference reference, Optional<AccountId> reporter, Set<AccountId> handlers, List<Reference> references) {}

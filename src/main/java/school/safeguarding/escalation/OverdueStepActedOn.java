package school.safeguarding.escalation;

import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** Whoever was asked to act on a late step did: the step is somebody else's, or was asked for. */
public record OverdueStepActedOn(
        Reference reference, String overdueId, String step, int level, String action, Set<AccountId> told) {}

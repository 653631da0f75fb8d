package school.safeguarding.escalation;

import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** A step that was late is done, or fell away. */
public record OverdueStepDone(Reference reference, String overdueId, String step, Set<AccountId> told) {}

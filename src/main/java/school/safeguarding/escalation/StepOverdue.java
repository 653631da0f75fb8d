package school.safeguarding.escalation;

import java.time.Instant;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * Another person became responsible for a step that is late.
 *
 * @param isDueAssumed whether the due time was counted with days that the school calendar does not know
 * @param cause why, in a few words
 * @param isUrgent whether the next person is asked so soon that telling this one cannot wait a moment
 * @param level 1 for the first time this happens to the step, and so on
 * @param reminded responsible before
 * @param offered may do the step from now on
 * @param toAct have to see to it
 */
public record StepOverdue(
        Reference reference,
        String overdueId,
        String step,
        Instant dueAt,
        boolean isDueAssumed,
        String cause,
        boolean isUrgent,
        int level,
        Set<AccountId> reminded,
        Set<AccountId> offered,
        Set<AccountId> toAct) {}

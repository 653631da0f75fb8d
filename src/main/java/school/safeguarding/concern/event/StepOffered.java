package school.safeguarding.concern.event;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.TaskId;

/**
 * Somebody is offered a step who does not handle the concern, and so hears of it by nothing else. Published in the transaction
 * that makes the step.
 *
 * @param people account ids
 * @param dueAt empty if it is never due
 */
public record StepOffered(
        Reference reference,
        TaskId taskId,
        String title,
        Set<AccountId> people,
        Optional<Instant> dueAt,
        boolean isDueAssumed,
        boolean isUrgent) {}

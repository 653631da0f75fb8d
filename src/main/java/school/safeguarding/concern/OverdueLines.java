package school.safeguarding.concern;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.TaskId;

/** What a form may show of a step that is overdue: no narrative, no child. */
public interface OverdueLines {

    Optional<OverdueLine> of(String overdueId);

    /** Whether the step is still to be done, or to be opened. */
    boolean isRunning(String overdueId);

    /** Who was asked to act on it, or who stands in for them. */
    Set<AccountId> toAct(String overdueId);

    /**
     * @param taskId the late step's task in the engine
     * @param step what was to be done, as Tasklist names it
     * @param cause why another person became responsible
     * @param isDueAssumed whether the due time was counted with days that the school calendar does not know
     * @param heldBy names of whoever was responsible when it fell due
     * @param tried what was tried since, oldest first, each as one line
     */
    record OverdueLine(
            Reference reference,
            TaskId taskId,
            String step,
            String cause,
            Instant dueAt,
            boolean isDueAssumed,
            List<String> heldBy,
            List<String> tried) {}
}

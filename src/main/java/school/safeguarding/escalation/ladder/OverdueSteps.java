package school.safeguarding.escalation.ladder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.TaskId;

public interface OverdueSteps extends Repository<OverdueStep, UUID> {

    OverdueStep save(OverdueStep overdue);

    Optional<OverdueStep> findById(UUID id);

    @Query("select o from OverdueStep o where o.taskId = :taskId and o.endedAt is null")
    Optional<OverdueStep> running(TaskId taskId);

    @Query("select o from OverdueStep o where o.reference = :reference order by o.startedAt")
    List<OverdueStep> of(Reference reference);

    @Query("select o from OverdueStep o where o.startedAt >= :from order by o.startedAt")
    List<OverdueStep> since(Instant from);

    /** @throws IllegalStateException if there is none */
    default OverdueStep withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No overdue step " + id));
    }
}

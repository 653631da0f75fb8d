package school.safeguarding.escalation.deadline;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.StepReads;
import school.safeguarding.escalation.ladder.EndOverdueStep;
import school.safeguarding.step.TaskId;

/**
 * Keeps who has seen a step: the first time that somebody responsible for it at that moment read the record through its
 * form, once per person and step. A mail that was sent is not a step that was seen.
 */
@Service
public class SeenSteps implements StepReads {

    private final JdbcClient database;
    private final Procedures procedures;
    private final EndOverdueStep endOverdueStep;
    private final Clock clock;

    SeenSteps(JdbcClient database, Procedures procedures, EndOverdueStep endOverdueStep, Clock clock) {
        this.database = database;
        this.procedures = procedures;
        this.endOverdueStep = endOverdueStep;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void read(String reference, TaskId taskId, AccountId reader) {
        Optional<OpenStep> step = procedures
                .openStep(taskId)
                .filter(open ->
                        open.reference().equals(reference) && open.people().contains(reader));
        if (step.isEmpty()) {
            return;
        }
        int added = database.sql("INSERT INTO safeguarding.step_seen (task_id, reference, account, seen_at)"
                        + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(
                        taskId.value(),
                        reference,
                        reader.value(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (added > 0) {
            endOverdueStep.seen(taskId);
        }
    }

    /** Whether any of these people has opened the step; whoever is no longer responsible does not count. */
    public boolean isSeenByAny(TaskId taskId, Set<AccountId> people) {
        return database
                .sql("SELECT account FROM safeguarding.step_seen WHERE task_id = ?")
                .param(taskId.value())
                .query((row, number) -> AccountId.of(row.getString(1)))
                .list()
                .stream()
                .anyMatch(people::contains);
    }
}

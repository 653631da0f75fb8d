package school.safeguarding.engine.steps;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.NextSteps;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;

/** Reads the engine's tables directly: its own queries ask several times for each step. */
@Repository
class NextStepRows implements NextSteps {

    private static final String STEPS =
            """
            SELECT task.id_, process.business_key_, task.task_def_key_, task.proc_def_id_, task.name_, task.due_date_, task.assignee_, link.people
            FROM engine.act_ru_task task
            JOIN engine.act_ru_execution process ON process.id_ = task.proc_inst_id_
            """;

    /** Whom all steps are offered to, read once from end to end; */
    private static final String OFFERED_ALL =
            """
            LEFT JOIN (
                SELECT task_id_, string_agg(DISTINCT user_id_, ',') AS people FROM engine.act_ru_identitylink
                WHERE task_id_ IS NOT NULL AND user_id_ IS NOT NULL GROUP BY task_id_) link ON link.task_id_ = task.id_
            WHERE\s""";

    /** and whom these few, each looked up: a mail leads to one step, however many are open. */
    private static final String OFFERED_EACH =
            """
            CROSS JOIN LATERAL (
                SELECT string_agg(DISTINCT user_id_, ',') AS people FROM engine.act_ru_identitylink
                WHERE task_id_ = task.id_ AND user_id_ IS NOT NULL) link
            WHERE\s""";

    private static final String IN_ORDER = " ORDER BY task.due_date_ NULLS LAST, task.create_time_";

    private static final String ALL = STEPS + OFFERED_ALL + "process.business_key_ IS NOT NULL" + IN_ORDER;

    private static final String OF_CONCERNS = STEPS + OFFERED_EACH + "process.business_key_ = ANY (?)" + IN_ORDER;

    /** Steps of a lower priority are those that may be done at any time: the filters of Tasklist leave them out too. */
    private static final String OWN = STEPS
            + OFFERED_EACH
            + "task.priority_ >= 50 AND (task.assignee_ = :account OR task.assignee_ IS NULL AND EXISTS ("
            + "SELECT FROM engine.act_ru_identitylink own WHERE own.task_id_ = task.id_ AND own.user_id_ = :account))";

    private static final String OF_ONE = OWN + IN_ORDER;

    private static final String OF_ONE_ABOUT = OWN + " AND process.business_key_ = :reference" + IN_ORDER;

    private final JdbcClient database;
    private final StepModels models;

    NextStepRows(JdbcClient database, StepModels models) {
        this.database = database;
        this.models = models;
    }

    @Override
    @Transactional(readOnly = true)
    public List<NextStep> all() {
        return database.sql(ALL).query(this::step).list().stream()
                .filter(step -> !step.reference().isEmpty())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<NextStep> of(Set<String> references) {
        return references.isEmpty()
                ? List.of()
                : database.sql(OF_CONCERNS)
                        .param(references.toArray(String[]::new))
                        .query(this::step)
                        .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<NextStep> of(AccountId account) {
        return database.sql(OF_ONE)
                .param("account", account.value())
                .query(this::step)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<NextStep> of(AccountId account, String reference) {
        return database.sql(OF_ONE_ABOUT)
                .param("account", account.value())
                .param("reference", reference)
                .query(this::step)
                .list();
    }

    private NextStep step(ResultSet row, int index) throws SQLException {
        String key = Objects.toString(row.getString("business_key_"), "");
        String reference = RoutingFact.isReference(key) ? key : "";
        Optional<AccountId> holder = AccountId.in(row.getString("assignee_"));
        String people = row.getString("people");
        return new NextStep(
                TaskId.of(row.getString("id_")),
                reference,
                StepId.of(row.getString("task_def_key_")),
                models.opensRecord(row.getString("proc_def_id_"), row.getString("task_def_key_")),
                row.getString("name_").replace(" · " + key, ""),
                Optional.ofNullable(row.getTimestamp("due_date_")).map(Timestamp::toInstant),
                holder,
                people == null
                        ? Set.of()
                        : Arrays.stream(people.split(",")).map(AccountId::of).collect(Collectors.toSet()));
    }
}

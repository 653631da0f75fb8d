package school.safeguarding.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the engine's tables directly: its own queries ask several times for each step. */
@Repository
class NextStepRows implements NextSteps {

    private static final String SELECT =
            """
            SELECT task.id_, process.business_key_, task.task_def_key_, task.name_, task.due_date_, task.assignee_, link.people
            FROM engine.act_ru_task task
            JOIN engine.act_ru_execution process ON process.id_ = task.proc_inst_id_
            LEFT JOIN (
                SELECT task_id_, string_agg(DISTINCT user_id_, ',') AS people FROM engine.act_ru_identitylink
                WHERE task_id_ IS NOT NULL AND user_id_ IS NOT NULL GROUP BY task_id_) link ON link.task_id_ = task.id_
            WHERE\s""";

    private static final String FIRST_DUE_FIRST = " ORDER BY task.due_date_ NULLS LAST, task.create_time_";

    private final JdbcClient database;

    NextStepRows(JdbcClient database) {
        this.database = database;
    }

    @Override
    @Transactional(readOnly = true)
    public List<NextStep> all() {
        return database
                .sql(SELECT + "process.business_key_ IS NOT NULL" + FIRST_DUE_FIRST)
                .query(NextStepRows::step)
                .list()
                .stream()
                .filter(step -> RoutingFact.isReference(step.reference()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<NextStep> of(Set<String> references) {
        return references.isEmpty()
                ? List.of()
                : database.sql(SELECT + "process.business_key_ = ANY (?)" + FIRST_DUE_FIRST)
                        .param(references.toArray(String[]::new))
                        .query(NextStepRows::step)
                        .list();
    }

    private static NextStep step(ResultSet row, int index) throws SQLException {
        String reference = row.getString("business_key_");
        Optional<String> holder = Optional.ofNullable(row.getString("assignee_"));
        String people = row.getString("people");
        return new NextStep(
                row.getString("id_"),
                reference,
                row.getString("task_def_key_"),
                row.getString("name_").replace(" · " + reference, ""),
                Optional.ofNullable(row.getTimestamp("due_date_")).map(Timestamp::toInstant),
                holder,
                people == null ? Set.of() : Set.of(people.split(",")));
    }
}

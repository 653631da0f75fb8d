package db.migration;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Creates the engine's tables in a schema of their own, by the scripts that the engine ships. */
@SuppressWarnings("checkstyle:TypeName")
public class V002__engine_tables extends BaseJavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    /**
     * For what the engine's job executor asks whenever a job is made: which jobs are due, and which are being done. The
     * engine's own scripts have no index for either.
     */
    private static final List<String> INDEXES = List.of(
            "CREATE INDEX job_by_due_date ON act_ru_job (duedate_)",
            "CREATE INDEX job_in_progress ON act_ru_job (lock_exp_time_) WHERE lock_owner_ IS NOT NULL");

    @Override
    public void migrate(Context context) throws Exception {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO engine");
            for (String part : PARTS) {
                String script = "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql";
                ScriptUtils.executeSqlScript(connection, new EncodedResource(new ClassPathResource(script)));
            }
            for (String index : INDEXES) {
                statement.execute(index);
            }
            statement.execute("GRANT USAGE ON SCHEMA engine TO app");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA engine TO app");
            statement.execute("SET search_path TO safeguarding");
        }
    }
}

package school.safeguarding.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine joins what it lists with the reader's grants by {@code IN (column, column, '*')}, which PostgreSQL takes for a
 * chain of ORs: each step was held against each grant, seconds for a thousand of them. The same as an array finds the few
 * grants of a step by their index.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class GrantsByIndex extends AbstractProcessEnginePlugin {

    private static final String START = "= ANY (ARRAY[";
    private static final String END = "])";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        DbSqlSessionFactory.databaseSpecificAuthJoinStart.put(DbSqlSessionFactory.POSTGRES, START);
        DbSqlSessionFactory.databaseSpecificAuthJoinEnd.put(DbSqlSessionFactory.POSTGRES, END);
        DbSqlSessionFactory.databaseSpecificAuth1JoinStart.put(DbSqlSessionFactory.POSTGRES, START);
        DbSqlSessionFactory.databaseSpecificAuth1JoinEnd.put(DbSqlSessionFactory.POSTGRES, END);
    }
}

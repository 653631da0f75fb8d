package school.safeguarding.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a transaction can do without. Where it fails, the database forgets it alone and the transaction goes on, which after a
 * statement that failed PostgreSQL would refuse.
 */
@Component
public class InSavepoint {

    private final DataSource database;

    InSavepoint(DataSource database) {
        this.database = database;
    }

    /**
     * @param work plain JDBC only: Hibernate, a transactional method and the engine mark the whole transaction for rollback when
     *     they fail
     * @param failed told why, where it failed; its message may quote what was to be kept
     * @return empty where it failed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> Optional<T> tried(Supplier<T> work, Consumer<RuntimeException> failed) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            Savepoint before = connection.setSavepoint();
            try {
                T done = work.get();
                connection.releaseSavepoint(before);
                return Optional.of(done);
            } catch (RuntimeException e) {
                connection.rollback(before);
                failed.accept(e);
                return Optional.empty();
            }
        } catch (SQLException e) {
            // The connection itself is broken, and with it everything else that the transaction does.
            throw new IllegalStateException("No savepoint: " + e.getSQLState());
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}

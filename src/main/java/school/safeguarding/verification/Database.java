package school.safeguarding.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongConsumer;
import school.safeguarding.protection.Seals;

/** What is verified, as one connection sees it. */
final class Database {

    private static final int ROWS_AT_A_TIME = 2_000;

    private final Connection connection;
    private final Optional<Seals> keys;
    private final LongConsumer progress;
    private long done;

    /**
     * @param keys empty where nothing that is sealed is to be opened
     * @param progress is told how many entries and traces have been looked at
     */
    Database(Connection connection, Optional<Seals> keys, LongConsumer progress) {
        this.connection = connection;
        this.keys = keys;
        this.progress = progress;
    }

    PreparedStatement query(String sql) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setFetchSize(ROWS_AT_A_TIME);
        return query;
    }

    Optional<Seals> keys() {
        return keys;
    }

    void oneMoreIsDone() {
        progress.accept(++done);
    }
}

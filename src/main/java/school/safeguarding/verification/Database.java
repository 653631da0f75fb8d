package school.safeguarding.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import school.safeguarding.protection.Seals;

/** What is verified, as one connection sees it. */
final class Database {

    private static final int ROWS_AT_A_TIME = 2_000;

    private final Connection connection;
    private final Optional<Seals> keys;
    private final LongConsumer progress;
    private long done;
    private Optional<Set<String>> deleted = Optional.empty();

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

    /** Whether two people had the record deleted, as the trail says, and its key is gone: nothing of it opens any more. */
    boolean isDeleted(String reference) throws SQLException {
        if (deleted.isEmpty()) {
            deleted = Optional.of(deletedRecords());
        }
        return deleted.get().contains(reference);
    }

    private Set<String> deletedRecords() throws SQLException {
        Set<String> references = new HashSet<>();
        try (PreparedStatement query =
                        query("SELECT t.reference FROM safeguarding.trace t WHERE t.kind = 'RECORD_DELETED'"
                                + " AND NOT EXISTS (SELECT FROM safeguarding.data_key k WHERE k.school = t.school"
                                + " AND k.name = 'concern ' || t.reference)");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                references.add(row.getString(1));
            }
        }
        return references;
    }

    void oneMoreIsDone() {
        progress.accept(++done);
    }
}

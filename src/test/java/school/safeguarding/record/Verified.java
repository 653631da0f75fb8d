package school.safeguarding.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.VerifyRecords.Outcome.Misfit;

/** Whether a database is what was written, for tests of other features. */
public final class Verified {

    /** The columns beside the entries that whoever verifies takes for sealed. */
    public static final List<String> SEALED = VerifyRecords.SEALED;

    private Verified() {}

    public static boolean isWhole(DataSource database, Seals keys) throws SQLException {
        return misfit(database, Optional.of(keys)).isEmpty();
    }

    /** @return where the first lies that does not fit */
    public static Optional<String> misfit(DataSource database, Optional<Seals> keys) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return misfit(connection, keys);
        }
    }

    /** As the connection's own transaction sees it. */
    public static Optional<String> misfit(Connection database, Optional<Seals> keys) throws SQLException {
        return new VerifyRecords(database, keys, List.of(), done -> {}).verify() instanceof Misfit misfit
                ? Optional.of(misfit.where())
                : Optional.empty();
    }
}

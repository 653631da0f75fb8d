package school.safeguarding.verification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import school.safeguarding.protection.Seals;
import school.safeguarding.verification.VerifyRecords.Outcome.Misfit;

/** Whether a database is what was written, for tests of other features. */
public final class Verified {

    /** The columns beside the entries that whoever verifies takes for sealed, each with its table before a dot. */
    public static List<String> sealedColumns() {
        return SealedColumn.all().stream()
                .map(column -> column.table() + "." + column.name())
                .toList();
    }

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

    /** The same, with what is said of it. */
    public static Optional<String> inWords(DataSource database, Seals keys) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new VerifyRecords(connection, Optional.of(keys), List.of(), done -> {}).verify()
                            instanceof Misfit misfit
                    ? Optional.of(misfit.why())
                    : Optional.empty();
        }
    }

    /** As the connection's own transaction sees it. */
    public static Optional<String> misfit(Connection database, Optional<Seals> keys) throws SQLException {
        return new VerifyRecords(database, keys, List.of(), done -> {}).verify() instanceof Misfit misfit
                ? Optional.of(misfit.where())
                : Optional.empty();
    }
}

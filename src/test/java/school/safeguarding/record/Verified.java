package school.safeguarding.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.VerifyRecords.Outcome;

/** Whether a database is what was written, for tests of other features. */
public final class Verified {

    /** The columns beside the entries that whoever verifies takes for sealed. */
    public static final List<String> SEALED = VerifyRecords.SEALED;

    private Verified() {}

    public static boolean isWhole(DataSource database, Seals keys) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new VerifyRecords(connection, Optional.of(keys), List.of(), done -> {}).verify()
                    instanceof Outcome.Fits;
        }
    }
}

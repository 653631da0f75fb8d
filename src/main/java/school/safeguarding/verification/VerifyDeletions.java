package school.safeguarding.verification;

import static school.safeguarding.verification.DoesNotFit.hold;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import school.safeguarding.concern.DeletionTraces;

/** Each record that counts as deleted was deleted by the two people whom the trail names, and each that the trail names is. */
class VerifyDeletions {

    private final Database database;

    VerifyDeletions(Database database) {
        this.database = database;
    }

    void verify() throws SQLException, DoesNotFit {
        nothing(
                DeletionTraces.ROWS_WITHOUT_TRACE,
                "it counts as deleted, and the trail does not know by whom, or its key is still there");
        nothing(
                DeletionTraces.TRACES_WITHOUT_ROW,
                "the trail knows that it was deleted, and it does not count as deleted");
    }

    private void nothing(String sql, String why) throws SQLException, DoesNotFit {
        try (PreparedStatement query = database.query(sql);
                ResultSet row = query.executeQuery()) {
            if (row.next()) {
                hold(false, "the deletion of " + row.getString(1), why);
            }
        }
    }
}

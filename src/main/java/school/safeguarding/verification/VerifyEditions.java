package school.safeguarding.verification;

import static school.safeguarding.verification.DoesNotFit.hold;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import school.safeguarding.policy.EditionHash;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seal;
import school.safeguarding.protection.SealedText;

/**
 * Each published edition of the policy is the one that the trail has, and none is gone or was published without the trail. What
 * it says is compared where the keys are there.
 */
class VerifyEditions {

    private static final String CHANGED = "it has been changed";

    private final Database database;

    VerifyEditions(Database database) {
        this.database = database;
    }

    void verify() throws SQLException, DoesNotFit {
        try (PreparedStatement query = database.query("SELECT e.id::text, e.number, e.text, e.whom_to_tell, e.changes,"
                        + " e.accepted_on, e.minute_number, e.accepted_by, e.published_at,"
                        + " t.number, split_part(t.detail, ' ', 1), split_part(t.detail, ' ', 2), t.entry_hash"
                        + " FROM (SELECT * FROM safeguarding.policy_edition WHERE number IS NOT NULL) e FULL JOIN"
                        + " (SELECT * FROM safeguarding.trace WHERE kind = 'POLICY_PUBLISHED') t"
                        + " ON split_part(t.detail, ' ', 1) = e.number::text ORDER BY e.number, t.number");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                edition(row);
            }
        }
    }

    private void edition(ResultSet row) throws SQLException, DoesNotFit {
        hold(
                row.getString(1) != null,
                "edition " + row.getString(11) + " of the policy",
                "it is gone, and the trail knows that it was published");
        String where = "edition " + row.getInt(2) + " of the policy";
        hold(row.getString(10) != null, where, "the trail does not know that it was published");
        if (database.keys().isPresent()) {
            Seal ofSchool = database.keys().orElseThrow().ofSchool();
            hold(isSealed(ofSchool, row), where, "its trace was not left by the application");
            hold(Arrays.equals(hash(ofSchool, row), row.getBytes(13)), where, CHANGED);
        }
    }

    /** The trace has the hash once more under the school's key: one that was put in with hashes that fit has not. */
    private static boolean isSealed(Seal ofSchool, ResultSet row) throws SQLException {
        try {
            byte[] hash = row.getBytes(13);
            return hash != null
                    && SealedText.opened(ofSchool, EditionHash.place(row.getInt(2)), row.getString(12))
                            .equals(HexFormat.of().formatHex(hash));
        } catch (CannotOpen e) {
            return false;
        }
    }

    private static byte[] hash(Seal ofSchool, ResultSet row) throws SQLException, DoesNotFit {
        try {
            return EditionHash.of(
                    row.getInt(2),
                    opened(ofSchool, row, "text"),
                    opened(ofSchool, row, "whom_to_tell"),
                    opened(ofSchool, row, "changes"),
                    row.getObject(6, LocalDate.class),
                    opened(ofSchool, row, "minute_number"),
                    opened(ofSchool, row, "accepted_by"),
                    row.getObject(9, OffsetDateTime.class).toInstant());
        } catch (CannotOpen e) {
            throw new DoesNotFit("edition " + row.getInt(2) + " of the policy", CHANGED);
        }
    }

    private static String opened(Seal ofSchool, ResultSet row, String column) throws SQLException {
        return SealedText.opened(
                ofSchool, new Place("policy_edition", row.getString(1), column), row.getString(column));
    }
}

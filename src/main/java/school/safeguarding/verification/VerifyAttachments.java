package school.safeguarding.verification;

import static school.safeguarding.verification.DoesNotFit.hold;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import school.safeguarding.attachment.AttachedContent;
import school.safeguarding.protection.CannotOpen;

/** Each document is the one that was attached, and none is gone or was put there without the trail. */
class VerifyAttachments {

    private final Database database;

    VerifyAttachments(Database database) {
        this.database = database;
    }

    void verify() throws SQLException, DoesNotFit {
        try (PreparedStatement query = database.query("SELECT a.school, a.reference, a.number, a.format, a.content,"
                + " t.reference, t.detail, t.entry_hash FROM safeguarding.attachment a FULL JOIN"
                + " (SELECT reference, detail, entry_hash FROM safeguarding.trace WHERE kind = 'ATTACHED') t"
                + " ON t.reference = a.reference AND t.detail = a.number::text"
                + " ORDER BY coalesce(a.reference, t.reference) COLLATE \"C\", a.number, t.detail")) {
            // Each may be as long as ten thousand entries.
            query.setFetchSize(1);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    attachment(row);
                }
            }
        }
    }

    private void attachment(ResultSet row) throws SQLException, DoesNotFit {
        String reference = row.getString(2);
        hold(
                reference != null,
                "attachment " + row.getString(7) + " of " + row.getString(6),
                "it is gone, and the trail knows that it was stored");
        int number = row.getInt(3);
        String where = "attachment " + number + " of " + reference;
        byte[] content = row.getBytes(5);
        hold(row.getString(6) != null, where, "the trail does not know that it was stored");
        hold(
                Arrays.equals(
                        row.getBytes(8),
                        AttachedContent.hash(row.getString(1), reference, number, row.getString(4), content)),
                where,
                "it has been changed");
        if (database.keys().isPresent() && !database.isDeleted(reference)) {
            try {
                database.keys()
                        .orElseThrow()
                        .ofConcern(reference)
                        .open(content, AttachedContent.place(reference, number));
            } catch (CannotOpen e) {
                throw new DoesNotFit(where, "it cannot be opened: its key has been changed, or is another");
            }
        }
    }
}

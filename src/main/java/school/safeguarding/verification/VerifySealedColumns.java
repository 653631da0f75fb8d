package school.safeguarding.verification;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seal;
import school.safeguarding.protection.Sealed;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;

/** What is sealed beside the entries is in no chain: it opens at its place, or has been changed. */
class VerifySealedColumns {

    private final Database database;
    private final Seals keys;

    VerifySealedColumns(Database database) {
        this.database = database;
        this.keys = database.keys().orElseThrow();
    }

    void verify() throws SQLException, DoesNotFit {
        for (SealedColumn column : SealedColumn.all()) {
            verify(column);
        }
    }

    private void verify(SealedColumn column) throws SQLException, DoesNotFit {
        boolean isOfConcern = column.by() == Sealed.Key.CONCERN;
        try (PreparedStatement query = database.query("SELECT (" + column.row() + ")::text, " + column.name()
                        + (isOfConcern ? ", reference" : "") + " FROM safeguarding." + column.table() + " WHERE "
                        + column.name() + " IS NOT NULL ORDER BY 1");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (isOfConcern && database.isDeleted(row.getString(3))) {
                    continue;
                }
                Seal seal = isOfConcern ? keys.ofConcern(row.getString(3)) : keys.ofSchool();
                open(column, seal, row.getString(1), row.getString(2));
            }
        }
    }

    private static void open(SealedColumn column, Seal seal, String row, String kept) throws DoesNotFit {
        try {
            SealedText.opened(seal, new Place(column.table(), row, column.name()), kept);
        } catch (CannotOpen e) {
            throw new DoesNotFit(
                    column.table() + "." + column.name() + " of " + row,
                    "it has been changed or moved, or its key is another");
        }
    }
}

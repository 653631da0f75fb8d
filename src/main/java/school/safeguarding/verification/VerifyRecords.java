package school.safeguarding.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import school.safeguarding.protection.Seals;
import school.safeguarding.trail.Trail.End;

/**
 * Reads a whole database and says whether it is what was written: each entry in its record's chain, each record in the trail
 * that ties all together, and the trail as far as somebody outside knows it. Needs no key; with the keys it opens all that is
 * sealed too.
 */
class VerifyRecords {

    private final Database database;
    private final List<byte[]> knownOutside;

    /**
     * @param knownOutside heads that were kept outside the school's machine
     * @param progress is told how many entries and traces have been looked at
     */
    VerifyRecords(Connection database, Optional<Seals> keys, List<byte[]> knownOutside, LongConsumer progress) {
        this.database = new Database(database, keys, progress);
        this.knownOutside = knownOutside;
    }

    sealed interface Outcome {

        /** @param end of the trail; empty while nothing has happened yet */
        record Fits(long entries, long records, long traces, Optional<End> end) implements Outcome {}

        /** @param where the first that does not fit, by reference and number */
        record Misfit(String where, String why) implements Outcome {}
    }

    static long count(Connection database) throws SQLException {
        try (PreparedStatement count = database.prepareStatement(
                        "SELECT (SELECT count(*) FROM safeguarding.entry) + (SELECT count(*) FROM safeguarding.trace)");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    Outcome verify() throws SQLException {
        try {
            VerifyEntries.Counted counted = new VerifyEntries(database).verify();
            new VerifyAttachments(database).verify();
            Optional<End> end = new VerifyTrail(database, knownOutside).verify();
            new VerifyConcerns(database).verify();
            new VerifyDeletions(database).verify();
            new VerifyEditions(database).verify();
            if (database.keys().isPresent()) {
                new VerifySealedColumns(database).verify();
            }
            return new Outcome.Fits(
                    counted.entries(), counted.records(), end.map(End::number).orElse(0L), end);
        } catch (DoesNotFit misfit) {
            return new Outcome.Misfit(misfit.where(), misfit.getMessage());
        }
    }
}

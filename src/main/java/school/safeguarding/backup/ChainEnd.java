package school.safeguarding.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How far an installation has come, by its chain of traces.
 *
 * @param number of its last trace; 0 while there is none
 * @param hash of its last trace, in hexadecimal; empty while there is none
 * @param firstHash of its first, which no other installation has
 */
public record ChainEnd(long number, String hash, String firstHash) {

    private static final ChainEnd NOTHING_YET = new ChainEnd(0, "", "");

    /** @return empty where no table is there yet */
    public static Optional<ChainEnd> of(Connection database, String school) throws SQLException {
        if (!isAnyTable(database)) {
            return Optional.empty();
        }
        try (PreparedStatement query = database.prepareStatement("SELECT number, encode(hash, 'hex'),"
                + " (SELECT encode(hash, 'hex') FROM safeguarding.trace WHERE school = ? ORDER BY number LIMIT 1)"
                + " FROM safeguarding.trace WHERE school = ? ORDER BY number DESC LIMIT 1")) {
            query.setString(1, school);
            query.setString(2, school);
            try (ResultSet row = query.executeQuery()) {
                return Optional.of(
                        row.next() ? new ChainEnd(row.getLong(1), row.getString(2), row.getString(3)) : NOTHING_YET);
            }
        }
    }

    private static boolean isAnyTable(Connection database) throws SQLException {
        try (PreparedStatement query =
                        database.prepareStatement("SELECT to_regclass('safeguarding.trace') IS NOT NULL");
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Whether what ends here is an earlier state of what ends there, or the same. */
    boolean isUpTo(ChainEnd other) {
        return number == 0
                || (firstHash.equals(other.firstHash)
                        && (number < other.number || (number == other.number && hash.equals(other.hash))));
    }
}

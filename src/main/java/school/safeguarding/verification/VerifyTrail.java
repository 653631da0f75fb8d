package school.safeguarding.verification;

import static school.safeguarding.verification.DoesNotFit.hold;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.TraceHash;
import school.safeguarding.trail.Trail.End;

/** The trail is one chain, as far as somebody outside knows it. */
class VerifyTrail {

    private final Database database;
    private final List<byte[]> knownOutside;

    /** @param knownOutside heads that were kept outside the school's machine */
    VerifyTrail(Database database, List<byte[]> knownOutside) {
        this.database = database;
        this.knownOutside = knownOutside;
    }

    /** @return where it ends; empty while nothing has happened yet */
    Optional<End> verify() throws SQLException, DoesNotFit {
        Map<Long, byte[]> told = told();
        Set<String> outside =
                knownOutside.stream().map(HexFormat.of()::formatHex).collect(Collectors.toSet());
        End last = new End(0, ChainHash.first());
        try (PreparedStatement query =
                        database.query("SELECT school, number, at, by_account, kind, reference, detail, entry_hash,"
                                + " hash, previous_hash FROM safeguarding.trace ORDER BY number");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                last = trace(row, last);
                outside.remove(HexFormat.of().formatHex(last.hash()));
                byte[] known = told.remove(last.number());
                hold(
                        known == null || Arrays.equals(known, last.hash()),
                        "trace " + last.number(),
                        "what was told of it outside is something else");
                database.oneMoreIsDone();
            }
        }
        for (Long number : told.keySet()) {
            throw new DoesNotFit("trace " + (last.number() + 1), "it is gone, with all up to " + number + " at least");
        }
        for (String code : outside) {
            throw new DoesNotFit("the trail", "it does not have what was kept outside: " + code);
        }
        End head = head();
        hold(head.number() <= last.number(), "trace " + (last.number() + 1), "it and what followed are gone");
        hold(
                head.number() == last.number() && Arrays.equals(head.hash(), last.hash()),
                "trace " + last.number(),
                "the trail ends with another one");
        return last.number() == 0 ? Optional.empty() : Optional.of(last);
    }

    private static End trace(ResultSet row, End last) throws SQLException, DoesNotFit {
        long number = row.getLong(2);
        String where = "trace " + number;
        hold(number == last.number() + 1, where, "one before it is gone");
        byte[] hash = row.getBytes(9);
        byte[] previous = row.getBytes(10);
        hold(Arrays.equals(previous, last.hash()), where, "it does not follow from the one before");
        hold(
                Arrays.equals(
                        hash,
                        TraceHash.of(
                                row.getString(1),
                                number,
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getBytes(8),
                                previous)),
                where,
                "it has been changed");
        return new End(number, hash);
    }

    /** What the database itself says was told to the chair. */
    private Map<Long, byte[]> told() throws SQLException {
        Map<Long, byte[]> told = new HashMap<>();
        try (PreparedStatement query = database.query("SELECT number, hash FROM safeguarding.daily_head");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                told.put(row.getLong(1), row.getBytes(2));
            }
        }
        return told;
    }

    private End head() throws SQLException, DoesNotFit {
        try (PreparedStatement query = database.query("SELECT last_number, last_hash FROM safeguarding.trail_head");
                ResultSet row = query.executeQuery()) {
            hold(row.next(), "trace 1", "the trail's own end is gone");
            return new End(row.getLong(1), row.getBytes(2));
        }
    }
}

package school.safeguarding.verification;

import static school.safeguarding.verification.DoesNotFit.hold;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.record.EntryCodec;
import school.safeguarding.record.EntryHash;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.Trail.End;

/** Each entry is in its record's chain, each record in the trail, and none is gone. */
class VerifyEntries {

    private final Database database;

    VerifyEntries(Database database) {
        this.database = database;
    }

    record Counted(long entries, long records) {}

    Counted verify() throws SQLException, DoesNotFit {
        Map<String, End> heads = heads();
        return new Counted(entries(heads), heads.size());
    }

    private Map<String, End> heads() throws SQLException {
        Map<String, End> heads = new HashMap<>();
        try (PreparedStatement query =
                        database.query("SELECT reference, last_number, last_hash FROM safeguarding.record_head");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                heads.put(row.getString(1), new End(row.getLong(2), row.getBytes(3)));
            }
        }
        return heads;
    }

    private long entries(Map<String, End> heads) throws SQLException, DoesNotFit {
        Set<String> seen = new HashSet<>();
        String reference = null;
        End last = new End(0, ChainHash.first());
        long count = 0;
        // Also what only one of the two sides has: an entry that the trail does not know, and one that is gone.
        try (PreparedStatement query = database.query(
                        "SELECT e.school, e.reference, e.number, e.at, e.by_account, e.kind, e.content,"
                                + " e.key_id, e.hash, e.previous_hash, t.reference, t.detail, t.entry_hash"
                                + " FROM safeguarding.entry e FULL JOIN"
                                + " (SELECT reference, detail, entry_hash FROM safeguarding.trace WHERE kind = 'ENTRY') t"
                                + " ON t.reference = e.reference AND t.detail = e.number::text"
                                + " ORDER BY coalesce(e.reference, t.reference) COLLATE \"C\", e.number, length(t.detail), t.detail");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                hold(
                        row.getString(2) != null,
                        "entry " + row.getString(12) + " of " + row.getString(11),
                        "it is gone, and the trail knows that it was written");
                if (!row.getString(2).equals(reference)) {
                    ends(reference, last, heads);
                    reference = row.getString(2);
                    seen.add(reference);
                    last = new End(0, ChainHash.first());
                }
                last = entry(row, last);
                count++;
                database.oneMoreIsDone();
            }
            ends(reference, last, heads);
        }
        for (String named : heads.keySet()) {
            hold(seen.contains(named), "entry 1 of " + named, "it is gone with the whole record");
        }
        return count;
    }

    private End entry(ResultSet row, End last) throws SQLException, DoesNotFit {
        String reference = row.getString(2);
        int number = row.getInt(3);
        String where = "entry " + number + " of " + reference;
        hold(
                number == last.number() + 1,
                where,
                number <= last.number() ? "it was written twice" : "one before it is gone");
        byte[] content = row.getBytes(7);
        byte[] hash = row.getBytes(9);
        byte[] previous = row.getBytes(10);
        hold(Arrays.equals(previous, last.hash()), where, "it does not follow from the one before");
        hold(
                Arrays.equals(
                        hash,
                        EntryHash.of(
                                row.getString(1),
                                reference,
                                number,
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getString(5),
                                row.getString(6),
                                row.getString(8),
                                content,
                                previous)),
                where,
                "it has been changed");
        hold(row.getString(11) != null, where, "the trail does not know that it was written");
        hold(Arrays.equals(hash, row.getBytes(13)), where, "the trail knows another one in its place");
        if (database.keys().isPresent() && !database.isDeleted(reference)) {
            open(reference, number, content, where);
        }
        return new End(number, hash);
    }

    private void open(String reference, int number, byte[] content, String where) throws DoesNotFit {
        try {
            database.keys().orElseThrow().ofConcern(reference).open(content, EntryCodec.place(reference, number));
        } catch (CannotOpen e) {
            throw new DoesNotFit(where, "it cannot be opened: its key has been changed, or is another");
        }
    }

    private static void ends(@Nullable String reference, End last, Map<String, End> heads) throws DoesNotFit {
        if (reference == null) {
            return;
        }
        End head = heads.get(reference);
        String where = "entry " + (last.number() + 1) + " of " + reference;
        if (head == null) {
            throw new DoesNotFit("entry 1 of " + reference, "the record's own end is gone");
        }
        hold(head.number() <= last.number(), where, "it and what followed are gone");
        hold(
                head.number() == last.number() && Arrays.equals(head.hash(), last.hash()),
                "entry " + last.number() + " of " + reference,
                "the record ends with another one");
    }
}

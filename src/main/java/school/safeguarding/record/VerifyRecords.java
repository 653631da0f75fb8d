package school.safeguarding.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seal;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.TraceHash;
import school.safeguarding.trail.Trail.End;

/**
 * Reads a whole database and says whether it is what was written: each entry in its record's chain, each record in the trail
 * that ties all together, and the trail as far as somebody outside knows it. Needs no key; with the keys it opens all that is sealed too.
 */
class VerifyRecords {

    private static final int ROWS_AT_A_TIME = 2_000;

    /** Beside the entries. A test holds this list against every column that there is. */
    static final List<String> SEALED = List.of(
            "account.activation",
            "account.link",
            "account.mail",
            "account.mail_before",
            "account.name",
            "account.password",
            "account.second_factor",
            "account.standing",
            "account.teaches",
            "account_change.activation_code",
            "account_change.first_reason",
            "account_change.link_to",
            "account_change.mail",
            "account_change.name",
            "account_change.outcome",
            "account_change.reason",
            "account_change.second_reason",
            "account_change.teaches",
            "added_school_year.days",
            "adult_contact.name",
            "awareness.content",
            "awareness.held_by",
            "briefing_note.answers",
            "child.content",
            "draft.content",
            "class_name.name",
            "family_link.account",
            "family_link.reason",
            "low_level_concern.about_account",
            "low_level_concern.adult",
            "low_level_concern.answers",
            "low_level_concern.kept_in",
            "low_level_note.answers",
            "low_level_reading.answers",
            "low_level_reading.only_entries",
            "low_level_removal.sealed",
            "officer_training.answers",
            "person_of_concern.name",
            "policy_edition.accepted_by",
            "policy_edition.changes",
            "policy_edition.minute_number",
            "policy_edition.text",
            "policy_edition.whom_to_tell",
            "policy_note.answers",
            "review_inputs.inputs",
            "trace.standing");

    /** Of these, what the concern's own key seals, which the row's reference names. */
    private static final Set<String> SEALED_BY_CONCERN =
            Set.of("adult_contact.name", "person_of_concern.name", "review_inputs.inputs");

    private final Connection database;
    private final Optional<Seals> keys;
    private final List<byte[]> knownOutside;
    private final LongConsumer progress;
    private long done;

    /**
     * @param knownOutside heads that were kept outside the school's machine
     * @param progress is told how many entries and traces have been looked at
     */
    VerifyRecords(Connection database, Optional<Seals> keys, List<byte[]> knownOutside, LongConsumer progress) {
        this.database = database;
        this.keys = keys;
        this.knownOutside = knownOutside;
        this.progress = progress;
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
            Map<String, End> heads = heads();
            long entries = entries(heads);
            attachments();
            Optional<End> end = trail();
            concerns();
            if (keys.isPresent()) {
                columns();
            }
            return new Outcome.Fits(entries, heads.size(), end.map(End::number).orElse(0L), end);
        } catch (Found found) {
            return new Outcome.Misfit(found.where, found.getMessage());
        }
    }

    /** Ends the search at the first that does not fit. */
    private static final class Found extends Exception {

        private static final long serialVersionUID = 1L;

        private final String where;

        private Found(String where, String why) {
            super(why);
            this.where = where;
        }
    }

    private static void hold(boolean isSo, String where, String why) throws Found {
        if (!isSo) {
            throw new Found(where, why);
        }
    }

    private Map<String, End> heads() throws SQLException {
        Map<String, End> heads = new HashMap<>();
        try (PreparedStatement query = query("SELECT reference, last_number, last_hash FROM safeguarding.record_head");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                heads.put(row.getString(1), new End(row.getLong(2), row.getBytes(3)));
            }
        }
        return heads;
    }

    private long entries(Map<String, End> heads) throws SQLException, Found {
        Set<String> seen = new HashSet<>();
        String reference = null;
        End last = new End(0, ChainHash.FIRST);
        long count = 0;
        // Also what only one of the two sides has: an entry that the trail does not know, and one that is gone.
        try (PreparedStatement query = query(
                        "SELECT e.school, e.reference, e.number, e.at, e.by_account, e.kind, e.content,"
                                + " e.key_id, e.hash, e.previous_hash, t.reference, t.detail, t.entry_hash"
                                + " FROM safeguarding.entry e FULL JOIN"
                                + " (SELECT reference, detail, entry_hash FROM safeguarding.trace WHERE kind = 'ENTRY') t"
                                + " ON t.reference = e.reference AND t.detail = e.number::text"
                                + " ORDER BY coalesce(e.reference, t.reference) COLLATE \"C\", e.number, length(t.detail), t.detail");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (row.getString(2) == null) {
                    throw new Found(
                            "entry " + row.getString(12) + " of " + row.getString(11),
                            "it is gone, and the trail knows that it was written");
                }
                if (!row.getString(2).equals(reference)) {
                    ends(reference, last, heads);
                    reference = row.getString(2);
                    seen.add(reference);
                    last = new End(0, ChainHash.FIRST);
                }
                last = entry(row, last);
                count++;
                progress.accept(++done);
            }
            ends(reference, last, heads);
        }
        for (String named : heads.keySet()) {
            hold(seen.contains(named), "entry 1 of " + named, "it is gone with the whole record");
        }
        return count;
    }

    private End entry(ResultSet row, End last) throws SQLException, Found {
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
        if (keys.isPresent()) {
            open(reference, number, content, where);
        }
        return new End(number, hash);
    }

    private void open(String reference, int number, byte[] content, String where) throws Found {
        try {
            keys.get().ofConcern(reference).open(content, EntryCodec.place(reference, number));
        } catch (CannotOpen e) {
            throw new Found(where, "it cannot be opened: its key has been changed, or is another");
        }
    }

    /** Each document is the one that was attached, and none is gone or was put there without the trail. */
    private void attachments() throws SQLException, Found {
        try (PreparedStatement query = query("SELECT a.school, a.reference, a.number, a.format, a.content,"
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

    private void attachment(ResultSet row) throws SQLException, Found {
        String reference = row.getString(2);
        if (reference == null) {
            throw new Found(
                    "attachment " + row.getString(7) + " of " + row.getString(6),
                    "it is gone, and the trail knows that it was stored");
        }
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
        if (keys.isPresent()) {
            try {
                keys.get().ofConcern(reference).open(content, AttachedContent.place(reference, number));
            } catch (CannotOpen e) {
                throw new Found(where, "it cannot be opened: its key has been changed, or is another");
            }
        }
    }

    /** What the rules know of a concern is what its last change made of it, and there were as many changes as the trail has. */
    private void concerns() throws SQLException, Found {
        try (PreparedStatement query = query(ConcernStanding.EACH + " ORDER BY c.reference");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                concern(ConcernStanding.Row.read(row));
            }
        }
        try (PreparedStatement query = query(
                        "SELECT min(reference) FROM safeguarding.trace t WHERE kind = 'CONCERN_STANDS' AND NOT EXISTS"
                                + " (SELECT FROM safeguarding.concern c WHERE c.reference = t.reference)");
                ResultSet row = query.executeQuery()) {
            row.next();
            hold(row.getString(1) == null, "the concern " + row.getString(1), "it is gone");
        }
    }

    private void concern(ConcernStanding.Row row) throws Found {
        String where = "the concern " + row.reference();
        Optional<String> opened = keys.isPresent() ? standing(row) : Optional.empty();
        String was = opened.filter(row::isLast)
                .map(standing -> ". It was: " + ConcernStanding.inWords(standing))
                .orElse("");
        hold(
                row.isAsTheTrailSays(),
                where,
                "who handles it, whom it is about, who has stepped out or how far it is has been changed or put back"
                        + was);
        hold(
                keys.isEmpty() || opened.filter(row.now()::equals).isPresent(),
                where,
                "what is sealed beside it is something else, or cannot be opened");
    }

    private Optional<String> standing(ConcernStanding.Row row) {
        try {
            return row.kept()
                    .map(kept -> SealedText.opened(
                            keys.get().ofSchool(), new Place("concern", row.reference(), "standing"), kept));
        } catch (CannotOpen e) {
            return Optional.empty();
        }
    }

    /** What is sealed beside the entries is in no chain: it opens at its place, or has been changed. */
    private void columns() throws SQLException, Found {
        for (String column : SEALED) {
            String[] parts = column.split("\\.");
            boolean isOfConcern = SEALED_BY_CONCERN.contains(column);
            try (PreparedStatement query = query("SELECT " + rowKey(parts[0]) + "::text, " + parts[1]
                            + (isOfConcern ? ", reference" : "") + " FROM safeguarding." + parts[0] + " WHERE "
                            + parts[1] + " IS NOT NULL ORDER BY 1");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String where = column + " of " + row.getString(1);
                    try {
                        Seal seal = isOfConcern
                                ? keys.get().ofConcern(row.getString(3))
                                : keys.get().ofSchool();
                        SealedText.opened(seal, new Place(parts[0], row.getString(1), parts[1]), row.getString(2));
                    } catch (CannotOpen e) {
                        throw new Found(where, "it has been changed or moved, or its key is another");
                    }
                }
            }
        }
    }

    private static String rowKey(String table) {
        return switch (table) {
            case "low_level_concern", "low_level_removal" -> "reference";
            // Beside its own hash, which is in the chain.
            case "trace" -> "reference || ' ' || encode(entry_hash, 'hex')";
            default -> "id";
        };
    }

    private static void ends(String reference, End last, Map<String, End> heads) throws Found {
        if (reference == null) {
            return;
        }
        End head = heads.get(reference);
        String where = "entry " + (last.number() + 1) + " of " + reference;
        hold(head != null, "entry 1 of " + reference, "the record's own end is gone");
        hold(head.number() <= last.number(), where, "it and what followed are gone");
        hold(
                head.number() == last.number() && Arrays.equals(head.hash(), last.hash()),
                "entry " + last.number() + " of " + reference,
                "the record ends with another one");
    }

    private Optional<End> trail() throws SQLException, Found {
        Map<Long, byte[]> told = told();
        Set<String> outside =
                knownOutside.stream().map(HexFormat.of()::formatHex).collect(Collectors.toSet());
        End last = new End(0, ChainHash.FIRST);
        try (PreparedStatement query =
                        query("SELECT school, number, at, by_account, kind, reference, detail, entry_hash,"
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
                progress.accept(++done);
            }
        }
        for (Long number : told.keySet()) {
            throw new Found("trace " + (last.number() + 1), "it is gone, with all up to " + number + " at least");
        }
        for (String code : outside) {
            throw new Found("the trail", "it does not have what was kept outside: " + code);
        }
        End head = head();
        hold(head.number() <= last.number(), "trace " + (last.number() + 1), "it and what followed are gone");
        hold(
                head.number() == last.number() && Arrays.equals(head.hash(), last.hash()),
                "trace " + last.number(),
                "the trail ends with another one");
        return last.number() == 0 ? Optional.empty() : Optional.of(last);
    }

    private static End trace(ResultSet row, End last) throws SQLException, Found {
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
        try (PreparedStatement query = query("SELECT number, hash FROM safeguarding.daily_head");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                told.put(row.getLong(1), row.getBytes(2));
            }
        }
        return told;
    }

    private End head() throws SQLException, Found {
        try (PreparedStatement query = query("SELECT last_number, last_hash FROM safeguarding.trail_head");
                ResultSet row = query.executeQuery()) {
            hold(row.next(), "trace 1", "the trail's own end is gone");
            return new End(row.getLong(1), row.getBytes(2));
        }
    }

    private PreparedStatement query(String sql) throws SQLException {
        PreparedStatement query = database.prepareStatement(sql);
        query.setFetchSize(ROWS_AT_A_TIME);
        return query;
    }
}

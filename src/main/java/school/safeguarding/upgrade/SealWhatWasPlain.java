package school.safeguarding.upgrade;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.people.Standing;
import school.safeguarding.protection.KeyMaker;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.ConcernStanding;
import school.safeguarding.record.EntryCodec;
import school.safeguarding.record.EntryHash;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.TraceHash;
import school.safeguarding.trail.Trail.End;

/**
 * Makes the keys, and takes over what an older version kept in plain text: sealed, chained again, and with the trail that ties
 * all records together. Migration 13, between the new tables and the end of the old ones.
 */
@Component
class SealWhatWasPlain implements JavaMigration {

    private static final String INSERT_TRACE = "INSERT INTO trace (school, number, at, by_account, kind,"
            + " reference, detail, entry_hash, hash, previous_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Names were found by keyed hashes once. The column goes with its table when each child has a row. */
    private static final byte[] NO_MARK = {};

    private final KeyMaker keys;
    private final Clock clock;
    private final String school;

    SealWhatWasPlain(KeyMaker keys, Clock clock, @Value("${safeguarding.school}") String school) {
        this.keys = keys;
        this.clock = clock;
        this.school = school;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("013");
    }

    @Override
    public String getDescription() {
        return "seal what was plain";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection owner = context.getConnection();
        Seals seals = keys.make(owner);
        End entries = takeOverEntries(owner, seals);
        End trail = takeOverConcerns(owner, seals, entries);
        try (PreparedStatement head = owner.prepareStatement("UPDATE trail_head SET last_number = ?, last_hash = ?")) {
            add(head, trail.number(), trail.hash());
        }
        takeOverPersons(owner, seals);
        takeOverStandings(owner);
        seal(owner, seals, "account", List.of("name", "mail", "password", "activation", "second_factor", "standing"));
        seal(
                owner,
                seals,
                "account_change",
                List.of(
                        "name",
                        "mail",
                        "password",
                        "activation_code",
                        "reason",
                        "first_reason",
                        "second_reason",
                        "outcome"));
    }

    private End takeOverEntries(Connection owner, Seals seals) throws SQLException {
        byte[] previous = ChainHash.FIRST;
        End trail = new End(0, ChainHash.FIRST);
        try (Statement plain = owner.createStatement();
                ResultSet row = plain.executeQuery("SELECT reference, number, at, by_account, kind, content"
                        + " FROM entry_in_plain_text ORDER BY reference, number");
                PreparedStatement entry = owner.prepareStatement(
                        "INSERT INTO entry (school, reference, number, at,"
                                + " by_account, kind, content, key_id, hash, previous_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement trace = owner.prepareStatement(INSERT_TRACE)) {
            while (row.next()) {
                String reference = row.getString("reference");
                int number = row.getInt("number");
                OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
                String by = row.getString("by_account");
                String kind = row.getString("kind");
                byte[] content =
                        seals.ofConcern(reference).seal(row.getBytes("content"), EntryCodec.place(reference, number));
                previous = number == 1 ? ChainHash.FIRST : previous;
                byte[] hash = EntryHash.of(
                        school, reference, number, at.toInstant(), by, kind, EntryCodec.KEY_ID, content, previous);
                add(entry, school, reference, number, at, by, kind, content, EntryCodec.KEY_ID, hash, previous);
                previous = hash;

                trail = leave(trace, Trace.ofEntry(reference, by, number, hash), at, trail);
            }
        }
        try (Statement heads = owner.createStatement()) {
            heads.executeUpdate("UPDATE record_head SET last_hash = (SELECT hash FROM entry"
                    + " WHERE entry.reference = record_head.reference AND entry.number = record_head.last_number)");
        }
        return trail;
    }

    private End leave(PreparedStatement insert, Trace trace, OffsetDateTime at, End trail) throws SQLException {
        End end = new End(
                trail.number() + 1, TraceHash.of(school, trail.number() + 1, at.toInstant(), trace, trail.hash()));
        add(
                insert,
                school,
                end.number(),
                at,
                trace.by(),
                trace.kind().name(),
                trace.reference().orElseThrow(),
                trace.detail().orElse(null),
                trace.hashed().orElseThrow(),
                end.hash(),
                trail.hash());
        return end;
    }

    private End takeOverConcerns(Connection owner, Seals seals, End before) throws SQLException {
        End trail = before;
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        try (Statement plain = owner.createStatement();
                ResultSet row = plain.executeQuery(ConcernStanding.EACH_BEFORE_HANDED_TO + " ORDER BY c.reference");
                PreparedStatement update =
                        owner.prepareStatement("UPDATE concern SET standing = ? WHERE reference = ?");
                PreparedStatement trace = owner.prepareStatement(INSERT_TRACE)) {
            while (row.next()) {
                String reference = row.getString(1);
                String standing = row.getString(2);
                Place place = new Place("concern", reference, "standing");
                add(update, SealedText.sealed(seals.ofSchool(), place, standing), reference);
                trail = leave(
                        trace,
                        Trace.ofStanding(reference, ConcernStanding.hash(standing), Optional.empty()),
                        now,
                        trail);
            }
        }
        return trail;
    }

    private void takeOverPersons(Connection owner, Seals seals) throws SQLException {
        try (Statement plain = owner.createStatement();
                ResultSet row = plain.executeQuery(
                        "SELECT reference, kind, name, born_on" + " FROM concern_person_in_plain_text ORDER BY id");
                PreparedStatement insert =
                        owner.prepareStatement("INSERT INTO concern_person (id, school, reference, kind,"
                                + " name, born_on, name_mark) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            while (row.next()) {
                String reference = row.getString("reference");
                String name = row.getString("name");
                String bornOn = row.getString("born_on");
                UUID id = UUID.randomUUID();
                add(
                        insert,
                        id,
                        school,
                        reference,
                        row.getString("kind"),
                        SealedText.sealed(seals.ofConcern(reference), place(id, "name"), name),
                        bornOn == null
                                ? null
                                : SealedText.sealed(seals.ofConcern(reference), place(id, "born_on"), bornOn),
                        NO_MARK);
            }
        }
    }

    private static void takeOverStandings(Connection owner) throws SQLException {
        try (Statement plain = owner.createStatement();
                ResultSet row = plain.executeQuery("SELECT id, until_day, is_password_one_time, activation IS NOT NULL,"
                        + " second_factor IS NOT NULL, ARRAY(SELECT role FROM account_role WHERE account = account.id)"
                        + " FROM account");
                PreparedStatement update = owner.prepareStatement("UPDATE account SET standing = ? WHERE id = ?")) {
            while (row.next()) {
                Map<String, Instant> roles = new HashMap<>();
                for (String role : (String[]) row.getArray(6).getArray()) {
                    roles.put(role, Instant.EPOCH);
                }
                String standing = Standing.of(
                        roles,
                        row.getObject(2, LocalDate.class),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        null);
                add(update, standing, row.getString(1));
            }
        }
    }

    private static Place place(UUID person, String column) {
        return new Place("concern_person", person.toString(), column);
    }

    private static void seal(Connection owner, Seals seals, String table, List<String> columns) throws SQLException {
        for (String column : columns) {
            try (Statement plain = owner.createStatement();
                    ResultSet row = plain.executeQuery(
                            "SELECT id, " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL");
                    PreparedStatement update =
                            owner.prepareStatement("UPDATE " + table + " SET " + column + " = ? WHERE id::text = ?")) {
                while (row.next()) {
                    String id = row.getString("id");
                    Place place = new Place(table, id, column);
                    add(update, SealedText.sealed(seals.ofSchool(), place, row.getString(column)), id);
                }
            }
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int position = 0; position < values.length; position++) {
            statement.setObject(position + 1, values[position]);
        }
        statement.executeUpdate();
    }
}

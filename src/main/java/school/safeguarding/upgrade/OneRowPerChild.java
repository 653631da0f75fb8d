package school.safeguarding.upgrade;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.child.ChildCodec;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.Particulars;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.KeyMaker;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;

/**
 * Gives every child whom a concern names a row of their own, where an older version kept names with the concern. Migration
 * 101, between the new tables and the end of the old one. Within a concern one name is one child; whether two concerns are
 * about the same one is for their handlers to say.
 */
@Component
class OneRowPerChild implements JavaMigration {

    private final KeyMaker keys;
    private final String school;

    OneRowPerChild(KeyMaker keys, @Value("${safeguarding.school}") String school) {
        this.keys = keys;
        this.school = school;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("101");
    }

    @Override
    public String getDescription() {
        return "one row per child";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    private record Named(String reference, String name, Optional<LocalDate> bornOn) {}

    @Override
    public void migrate(Context context) throws SQLException {
        Connection owner = context.getConnection();
        Seals seals = keys.opened(owner);
        Map<Named, ChildId> children = new HashMap<>();
        try (Statement before = owner.createStatement();
                ResultSet row = before.executeQuery(
                        "SELECT id, reference, kind, name, born_on FROM concern_person ORDER BY position");
                PreparedStatement child = owner.prepareStatement(
                        "INSERT INTO child (id, school, is_in_register, content) VALUES (?, ?, false, ?)");
                PreparedStatement line =
                        owner.prepareStatement("INSERT INTO concern_child (id, school, reference, kind,"
                                + " child, state) VALUES (gen_random_uuid(), ?, ?, ?, ?, 'NAMED')")) {
            while (row.next()) {
                Named named = named(seals, row);
                ChildId id = children.get(named);
                if (id == null) {
                    id = new ChildId(UUID.randomUUID());
                    children.put(named, id);
                    String content = ChildCodec.sealed(seals, id, Particulars.typed(named.name(), named.bornOn()));
                    add(child, id.value(), school, content);
                }
                add(line, school, named.reference(), row.getString("kind"), id.value());
            }
        }
    }

    /** What cannot be opened was changed in the database. It stops the upgrade: afterwards nobody could tell any more. */
    private static Named named(Seals seals, ResultSet row) throws SQLException {
        String reference = row.getString("reference");
        String bornOn = row.getString("born_on");
        UUID id = row.getObject("id", UUID.class);
        return new Named(
                reference,
                opened(seals, reference, id, "name", row.getString("name")),
                bornOn == null
                        ? Optional.empty()
                        : Optional.of(LocalDate.parse(opened(seals, reference, id, "born_on", bornOn))));
    }

    private static String opened(Seals seals, String reference, UUID id, String column, String kept) {
        try {
            return SealedText.opened(
                    seals.ofConcern(reference), new Place("concern_person", id.toString(), column), kept);
        } catch (CannotOpen e) {
            throw new IllegalStateException("Not upgraded. " + e.getMessage(), e);
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int position = 0; position < values.length; position++) {
            statement.setObject(position + 1, values[position]);
        }
        statement.executeUpdate();
    }
}

package school.safeguarding.protection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the school's own key once, while its tables are made, and the keyset too where that is allowed. Migration 6, after the
 * table of keys.
 */
@Component
class MakeSchoolKey implements JavaMigration {

    private final InstallationKeyset keyset;
    private final String school;
    private final boolean isKeysetMadeHere;
    private final Clock clock;

    MakeSchoolKey(
            InstallationKeyset keyset,
            @Value("${safeguarding.school}") String school,
            @Value("${safeguarding.keyset-made-at-first-start}") boolean isKeysetMadeHere,
            Clock clock) {
        this.keyset = keyset;
        this.school = school;
        this.isKeysetMadeHere = isKeysetMadeHere;
        this.clock = clock;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("006");
    }

    @Override
    public String getDescription() {
        return "make school key";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    /** @throws IllegalStateException if there is no keyset and none may be made here */
    @Override
    public void migrate(Context context) throws SQLException {
        if (!keyset.isThere() && isKeysetMadeHere) {
            keyset.write(Keyset.generate());
        }
        Keyset now = keyset.keyset();
        DataKey key = DataKey.generate(DataKey.SCHOOL);
        try (PreparedStatement insert = context.getConnection()
                .prepareStatement("INSERT INTO safeguarding.data_key"
                        + " (school, name, wrapped, wrapped_by, made_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, school);
            insert.setString(2, DataKey.SCHOOL);
            insert.setBytes(3, key.wrapped(now.aead(), school, DataKey.SCHOOL));
            insert.setString(4, now.inUse());
            insert.setObject(5, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}

package school.safeguarding.protection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Makes the keys of an installation that has none: once, while its tables are made. */
@Component
public class KeyMaker {

    private final InstallationKeyset keyset;
    private final String school;
    private final boolean isMadeHere;
    private final Clock clock;

    KeyMaker(
            InstallationKeyset keyset,
            @Value("${safeguarding.school}") String school,
            @Value("${safeguarding.keyset-made-at-first-start}") boolean isMadeHere,
            Clock clock) {
        this.keyset = keyset;
        this.school = school;
        this.isMadeHere = isMadeHere;
        this.clock = clock;
    }

    /**
     * Makes the school's own key, and the keyset too where that is allowed.
     *
     * @throws IllegalStateException if there is no keyset and none may be made here
     */
    public Seals make(Connection owner) {
        if (!keyset.isThere() && isMadeHere) {
            keyset.write(Keyset.generate());
        }
        DataKey ofSchool = made(owner, DataKey.SCHOOL);
        return new Fresh(owner, ofSchool.seal(school), new HashMap<>());
    }

    /** The keys of an installation that has them, while its tables are changed. */
    public Seals opened(Connection owner) {
        StoredKeys stored =
                new StoredKeys(JdbcClient.create(new SingleConnectionDataSource(owner, true)), keyset, school, clock);
        stored.open();
        return stored;
    }

    private DataKey made(Connection owner, String name) {
        Keyset now = keyset.keyset();
        DataKey key = DataKey.generate(name);
        try (PreparedStatement insert = owner.prepareStatement("INSERT INTO safeguarding.data_key"
                + " (school, name, wrapped, wrapped_by, made_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, school);
            insert.setString(2, name);
            insert.setBytes(3, key.wrapped(now.aead(), school, name));
            insert.setString(4, now.inUse());
            insert.setObject(5, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
            return key;
        } catch (SQLException e) {
            throw new IllegalStateException("A key could not be kept", e);
        }
    }

    /** Of a database in which nothing has been sealed before. */
    private final class Fresh implements Seals {

        private final Connection owner;
        private final Seal ofSchool;
        private final Map<String, Seal> ofConcerns;

        private Fresh(Connection owner, Seal ofSchool, Map<String, Seal> ofConcerns) {
            this.owner = owner;
            this.ofSchool = ofSchool;
            this.ofConcerns = ofConcerns;
        }

        @Override
        public Seal ofSchool() {
            return ofSchool;
        }

        @Override
        public Seal ofConcern(String reference) {
            return ofConcerns.computeIfAbsent(
                    reference, key -> made(owner, DataKey.ofConcern(key)).seal(school));
        }

        @Override
        public Seal ofNewConcern(String reference) {
            return ofConcern(reference);
        }
    }
}

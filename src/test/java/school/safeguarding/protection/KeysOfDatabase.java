package school.safeguarding.protection;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The keys of a trial's database, for a test that looks into it with more rights than the application has. */
public final class KeysOfDatabase {

    private KeysOfDatabase() {}

    /** Signs in as the superuser, for the rows of the one school. */
    public static DriverManagerDataSource asSuperuser(String jdbcUrl) {
        return new DriverManagerDataSource(
                jdbcUrl.replaceFirst("\\?.*", "") + "?options=-c%20safeguarding.school=main", "postgres", "postgres");
    }

    public static Seals open(String jdbcUrl) {
        return open(JdbcClient.create(asSuperuser(jdbcUrl)));
    }

    /** As they are in what this connection has not committed. */
    public static Seals open(Connection connection) {
        return open(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }

    private static Seals open(JdbcClient database) {
        Path folder =
                Path.of(database.sql("SHOW data_directory").query(String.class).single());
        StoredKeys keys = new StoredKeys(
                database,
                InstallationKeyset.from("", folder.resolveSibling("keyset.json").toString()),
                "main",
                Clock.systemUTC());
        keys.open();
        return keys;
    }
}

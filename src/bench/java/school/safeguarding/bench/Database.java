package school.safeguarding.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One PostgreSQL server for both, over the trial's data and as durable as the trial's; each has a database of its own. */
class Database implements AutoCloseable {

    static final String OURS = "postgres";
    static final String STOCK = "stock";

    /** Whom both applications sign in as. */
    static final String APPLICATION = "app";

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final String LOG = "statements";

    private final EmbeddedPostgres server;
    private final Path log;

    /** @param folder of the trial's database, which nobody runs at the moment */
    Database(Path folder) throws IOException, SQLException {
        log = folder.resolve("log").toAbsolutePath();
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTS_WITHIN)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setServerConfig("log_directory", log.toString())
                .setServerConfig("log_filename", LOG + ".log")
                .start();
        update("CREATE DATABASE " + STOCK + " OWNER " + APPLICATION);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    Path statementLog() {
        return log.resolve(LOG + ".json");
    }

    void logStatements(boolean areLogged) throws SQLException {
        update("ALTER SYSTEM SET log_statement = '" + (areLogged ? "all" : "none") + "'");
        update("SELECT pg_reload_conf()");
    }

    long count(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String sql) throws SQLException {
        update(OURS, sql);
    }

    void update(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The database did not stop", e);
        }
    }
}

package school.safeguarding.trial;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import school.safeguarding.logging.InOurWords;

/**
 * A PostgreSQL server of the trial's own, as durable as one for production unless a test says otherwise: the library's
 * defaults, made for tests, give that up for speed.
 */
class TrialDatabase implements AutoCloseable {

    static final String OWNER = "owner";
    static final String APP = "app";

    private static final Logger log = LoggerFactory.getLogger(TrialDatabase.class);
    /** Beside the database, once its first start has come to its end. */
    static final String COMPLETE = "database-is-complete";

    /** In the server's own file, counted from 0. */
    private static final int LINE_OF_PORT = 3;

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final Optional<Started> started;
    private final int port;

    /** @param started empty where another process runs it */
    private TrialDatabase(Optional<Started> started, int port) {
        this.started = started;
        this.port = port;
    }

    private record Started(FileChannel lockFile, FileLock lock, EmbeddedPostgres server) {}

    /** The one of the trial that runs on this folder; started for as long as it is needed where none does. */
    static TrialDatabase join(Path dataDir, boolean isDurable) {
        if (!Files.exists(dataDir.resolve(COMPLETE))) {
            throw new IllegalStateException("There is no trial's data in " + dataDir.toAbsolutePath()
                    + ". Name its folder with --safeguarding.data-dir=…");
        }
        try (FileChannel lockFile =
                        FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(lockFile)) {
            if (lock == null) {
                List<String> running = Files.readAllLines(dataDir.resolve("database/postmaster.pid"));
                return new TrialDatabase(Optional.empty(), Integer.parseInt(running.get(LINE_OF_PORT)));
            }
        } catch (IOException e) {
            throw new InOurWords("The trial's database was not found in " + dataDir.toAbsolutePath(), e);
        }
        return start(dataDir, isDurable);
    }

    /**
     * Starts over whatever a killed process left in the folder.
     *
     * @param isDurable whether what was committed outlives a power cut
     */
    static TrialDatabase start(Path dataDir, boolean isDurable) {
        String durable = isDurable ? "on" : "off";
        try {
            Files.createDirectories(dataDir);
            FileChannel lockFile =
                    FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(lockFile, dataDir);
            Path database = dataDir.resolve("database");
            new LeftBehindServer(database).stop();
            Path isComplete = dataDir.resolve(COMPLETE);
            if (!Files.exists(isComplete)) {
                // A first start that was cut off: nothing can have been accepted yet.
                FileSystemUtils.deleteRecursively(database);
            }
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(database)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTS_WITHIN)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", durable)
                    .setServerConfig("full_page_writes", durable)
                    .setServerConfig("synchronous_commit", durable)
                    .setServerConfig("max_connections", "100")
                    // Its own log quotes neither a row, nor a statement, nor what was sent with one.
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic")
                    .setServerConfig("log_parameter_max_length_on_error", "0")
                    .start();
            createRolesAndSchemas(server);
            if (!Files.exists(isComplete)) {
                Files.createFile(isComplete);
            }
            return new TrialDatabase(Optional.of(new Started(lockFile, lock, server)), server.getPort());
        } catch (IOException e) {
            throw new InOurWords("The trial's database could not start in " + dataDir.toAbsolutePath(), e);
        } catch (SQLException e) {
            throw new InOurWords("The trial's database could not be set up", e);
        }
    }

    private static FileLock lock(FileChannel lockFile, Path dataDir) throws IOException {
        FileLock lock = tryLock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new IllegalStateException("Another trial is running on the data in " + dataDir.toAbsolutePath()
                    + ". Stop it first, or give this one its own folder with --safeguarding.data-dir=…");
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void createRolesAndSchemas(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD 'postgres'");
            for (String role : List.of(OWNER, APP)) {
                statement.execute("DO $$ BEGIN CREATE ROLE " + role + " LOGIN PASSWORD '" + role
                        + "'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            }
            for (String schema : List.of("safeguarding", "engine")) {
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION " + OWNER);
            }
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        started.ifPresent(TrialDatabase::stop);
    }

    private static void stop(Started started) {
        if (!started.lockFile().isOpen()) {
            return;
        }
        try {
            started.server().close();
            started.lock().release();
            started.lockFile().close();
        } catch (IOException e) {
            log.warn("The trial's database did not stop cleanly; the next start takes care of it", e);
        }
    }
}

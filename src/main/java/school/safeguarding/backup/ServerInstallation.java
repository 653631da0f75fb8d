package school.safeguarding.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.core.env.Environment;

/**
 * A PostgreSQL server's database, taken out and put back by its own programs, as the role that owns it. The schemas and roles
 * stay: whoever made the database has made them, and the owner may not.
 */
class ServerInstallation implements Installation {

    private static final String KIND = "server";
    private static final List<String> SCHEMAS = List.of("safeguarding", "engine");

    private final Environment settings;
    private final String school;

    ServerInstallation(Environment settings, String school) {
        this.settings = settings;
        this.school = school;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void takeOut(Picture picture) throws IOException {
        try (Connection owner = owner()) {
            owner.setAutoCommit(false);
            owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            owner.setReadOnly(true);
            ChainEnd end = ChainEnd.of(owner, school)
                    .orElseThrow(() -> new BackupRefused("There is nothing in this database yet."));
            List<String> arguments = new ArrayList<>(
                    List.of("--format=custom", "--no-password", "--no-owner", "--snapshot=" + snapshot(owner)));
            SCHEMAS.forEach(schema -> arguments.add("--schema=" + schema));
            dump(arguments, picture.begins(end));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static BackupRefused unreadable(SQLException e) {
        return new BackupRefused("The database could not be read: SQL state " + e.getSQLState() + ".");
    }

    /** What the dump sees is what this connection sees. */
    private static String snapshot(Connection owner) throws SQLException {
        try (Statement query = owner.createStatement();
                ResultSet row = query.executeQuery("SELECT pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    private void dump(List<String> arguments, OutputStream out) throws IOException {
        Process dump = start("pg_dump", arguments);
        try {
            dump.getOutputStream().close();
            CompletableFuture<String> complaint = complaint(dump);
            dump.getInputStream().transferTo(out);
            ended("pg_dump", dump, complaint);
        } finally {
            dump.destroyForcibly();
        }
    }

    @Override
    public void wasTaken(long bytes) throws IOException {
        try (Connection owner = owner();
                PreparedStatement insert = owner.prepareStatement(
                        "INSERT INTO safeguarding.backup_taken (school, taken_at, bytes) VALUES (?, now(), ?)")) {
            insert.setString(1, school);
            insert.setLong(2, bytes);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<ChainEnd> present() {
        try (Connection owner = owner()) {
            if (isInUse(owner)) {
                throw new BackupRefused("The application is running on this database. Stop it first.");
            }
            return ChainEnd.of(owner, school);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private boolean isInUse(Connection owner) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = ?")) {
            query.setString(1, needed("SAFEGUARDING_DB_USER"));
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getLong(1) > 0;
            }
        }
    }

    /**
     * In one transaction. What the archive holds is listed before its content is read, so that it lies for that while in a file
     * that nobody else can read.
     */
    @Override
    public void putBack(InputStream picture) throws IOException {
        Path folder = Files.createTempDirectory("safeguarding-restore");
        Path archive = folder.resolve("archive");
        Path list = folder.resolve("list");
        try {
            Files.copy(picture, archive);
            Files.writeString(list, withoutSchemas(output("pg_restore", List.of("--list", archive.toString()))));
            output(
                    "pg_restore",
                    List.of(
                            "--dbname=" + connection().get("PGDATABASE"),
                            "--no-password",
                            "--no-owner",
                            "--clean",
                            "--if-exists",
                            "--single-transaction",
                            "--exit-on-error",
                            "--use-list=" + list,
                            archive.toString()));
        } finally {
            Files.deleteIfExists(list);
            Files.deleteIfExists(archive);
            Files.delete(folder);
        }
    }

    /** They are there, and belong to whoever made the database. */
    private static String withoutSchemas(String list) {
        return list.lines().filter(line -> !line.contains(" SCHEMA - ")).collect(Collectors.joining("\n", "", "\n"));
    }

    private String output(String program, List<String> arguments) throws IOException {
        Process process = start(program, arguments);
        try {
            process.getOutputStream().close();
            CompletableFuture<String> complaint = complaint(process);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            ended(program, process, complaint);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String program, List<String> arguments) {
        String folder = settings.getProperty("SAFEGUARDING_PG_PROGRAMS", "");
        List<String> line = new ArrayList<>();
        line.add(folder.isBlank() ? program : Path.of(folder, program).toString());
        line.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(line);
        process.environment().putAll(connection());
        // Another place's defaults would change what is dumped, or where to.
        process.environment().keySet().removeAll(List.of("PGOPTIONS", "PGSERVICE", "PGHOSTADDR"));
        try {
            return process.start();
        } catch (IOException e) {
            throw new BackupRefused(
                    program + " was not found. Install PostgreSQL's client programs of the server's version,"
                            + " or name their folder in SAFEGUARDING_PG_PROGRAMS.");
        }
    }

    private static CompletableFuture<String> complaint(Process process) {
        return CompletableFuture.supplyAsync(() -> {
            try (InputStream said = process.getErrorStream()) {
                return new String(said.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        });
    }

    /** Of what the program says only its first line, which names the object and quotes no row. */
    private static void ended(String program, Process process, CompletableFuture<String> complaint) {
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new BackupRefused(program + " ended with " + code + ": "
                        + complaint.join().lines().findFirst().orElse("it said nothing"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupRefused(program + " was interrupted.");
        }
    }

    /** The same server and database as in the application's settings, for the programs. */
    private Map<String, String> connection() {
        Properties url = Optional.ofNullable(Driver.parseURL(needed("SAFEGUARDING_DB_URL"), null))
                .orElseThrow(() -> new BackupRefused("SAFEGUARDING_DB_URL is no address of a PostgreSQL database."));
        Map<String, String> connection = new HashMap<>(Map.of(
                "PGHOST", PGProperty.PG_HOST.getOrDefault(url),
                "PGPORT", PGProperty.PG_PORT.getOrDefault(url),
                "PGDATABASE", PGProperty.PG_DBNAME.getOrDefault(url),
                "PGUSER", needed("SAFEGUARDING_DB_OWNER_USER"),
                "PGPASSWORD", needed("SAFEGUARDING_DB_OWNER_PASSWORD")));
        Map.of(
                        "PGSSLMODE", PGProperty.SSL_MODE,
                        "PGSSLROOTCERT", PGProperty.SSL_ROOT_CERT)
                .forEach((variable, property) -> Optional.ofNullable(property.getOrNull(url))
                        .ifPresent(value -> connection.put(variable, value)));
        return connection;
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                needed("SAFEGUARDING_DB_URL"),
                needed("SAFEGUARDING_DB_OWNER_USER"),
                needed("SAFEGUARDING_DB_OWNER_PASSWORD"));
    }

    private String needed(String name) {
        return Optional.ofNullable(settings.getProperty(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new BackupRefused(name + " is missing."));
    }
}

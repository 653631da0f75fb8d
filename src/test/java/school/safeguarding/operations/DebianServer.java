package school.safeguarding.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** An ordinary PostgreSQL server as Debian packs it, with a folder of its own that is gone afterwards. */
final class DebianServer {

    private static final Path PACKED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;
    private boolean hasDisk;

    private DebianServer(Path programs) throws IOException {
        this.programs = programs;
        this.folder = Files.createTempDirectory("safeguarding-server");
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PACKED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    /** Up and running, with an empty folder. */
    static DebianServer start(Path programs) throws Exception {
        return start(new DebianServer(programs));
    }

    /** The same on a disk of its own, which is soon full. Only root may mount one. */
    static DebianServer startOnSmallDisk(Path programs, int megabytes) throws Exception {
        DebianServer server = new DebianServer(programs);
        server.runAsRoot("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", server.folder.toString());
        server.hasDisk = true;
        return start(server);
    }

    private static DebianServer start(DebianServer server) throws Exception {
        Files.setPosixFilePermissions(server.folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        server.run(
                "initdb",
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
                "--username=postgres",
                "--no-sync",
                "-D",
                server.data());
        server.goOn();
        return server;
    }

    /** As after a power cut: nothing is written out, and whoever is connected is cut off. */
    void isCutOff() throws Exception {
        run("pg_ctl", "--wait", "--mode=immediate", "-D", data(), "stop");
    }

    void goOn() throws Exception {
        run(
                "pg_ctl",
                "--wait",
                "-D",
                data(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=localhost -c fsync=off"
                        + (hasDisk ? " -c max_wal_size=128MB" : ""),
                "start");
    }

    /** Whoever writes next finds no room. */
    void hasFullDisk() throws IOException {
        byte[] much = new byte[1024 * 1024];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(much);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() > much.length) {
                throw full;
            }
        }
    }

    void hasRoomAgain() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    boolean isOnSmallDisk() {
        return hasDisk;
    }

    boolean isRunning() {
        return Files.exists(Path.of(data(), "postmaster.pid"));
    }

    private void runAsRoot(String... line) throws Exception {
        if (new ProcessBuilder(line).inheritIO().start().waitFor() != 0) {
            throw new AssertionError(String.join(" ", line));
        }
    }

    /** To the server and all its children at once. */
    void signal(String name) throws Exception {
        long server = Long.parseLong(
                Files.readAllLines(Path.of(data(), "postmaster.pid")).get(0).strip());
        List<ProcessHandle> all =
                new ArrayList<>(List.of(ProcessHandle.of(server).orElseThrow()));
        all.get(0).descendants().forEach(all::add);
        List<String> line = new ArrayList<>(List.of("kill", "-" + name));
        all.forEach(process -> line.add(String.valueOf(process.pid())));
        new ProcessBuilder(line).start().waitFor();
        if (name.equals("KILL")) {
            // None of them may hold the memory that they shared when the next server starts.
            for (ProcessHandle process : all) {
                process.onExit().get(1, TimeUnit.MINUTES);
            }
        }
    }

    void asSuperuser(String sql) throws Exception {
        run("psql", "-h", folder.toString(), "-p", String.valueOf(port), "-U", "postgres", "-d", "postgres", "-c", sql);
    }

    /** Who asks for what, and waits for whom. */
    String activity() throws Exception {
        return run(
                "psql",
                "-h",
                folder.toString(),
                "-p",
                String.valueOf(port),
                "-U",
                "postgres",
                "-x",
                "-c",
                "SELECT pid, usename, client_port, state, wait_event_type, wait_event, now() - xact_start AS since,"
                        + " pg_blocking_pids(pid) AS blocked_by, query FROM pg_stat_activity ORDER BY xact_start");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** A server does not run as root. */
    private String run(String program, String... arguments) throws Exception {
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        line.add(programs.resolve(program).toString());
        line.addAll(List.of(arguments));
        Path said = Files.createTempFile("safeguarding", program);
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(program + ": " + Files.readString(said));
        }
        String text = Files.readString(said);
        Files.delete(said);
        return text;
    }

    int port() {
        return port;
    }

    /** Where its socket is. */
    Path folder() {
        return folder;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** As one of its roles, over the network. */
    String value(String database, String role, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        jdbcUrl(database) + "?options=-c%20safeguarding.school=main", role, password);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return String.valueOf(statement.getUpdateCount());
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    void close() throws Exception {
        try {
            isCutOff();
        } finally {
            if (hasDisk) {
                runAsRoot("umount", folder.toString());
            }
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}

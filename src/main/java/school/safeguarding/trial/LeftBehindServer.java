package school.safeguarding.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database server of a trial that was killed: it goes on without its parent and holds the data folder. */
class LeftBehindServer {

    private static final Logger log = LoggerFactory.getLogger(LeftBehindServer.class);
    private static final long STOPS_WITHIN_SECONDS = 60;

    private final Path database;
    private final Path pidFile;

    LeftBehindServer(Path database) {
        this.database = database;
        this.pidFile = database.resolve("postmaster.pid");
    }

    void stop() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = find();
        if (server.isPresent()) {
            log.info("Stopping the database server that an earlier trial left behind");
            stop(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** The number in the file may long belong to another process: only a server of this very folder is stopped. */
    private Optional<ProcessHandle> find() throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 2
                || !Path.of(lines.get(1)).toAbsolutePath().normalize().equals(absolute())) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
    }

    private Path absolute() {
        return database.toAbsolutePath().normalize();
    }

    private static void stop(ProcessHandle server) throws IOException {
        boolean isUnix = !System.getProperty("os.name").startsWith("Windows");
        if (isUnix) {
            // SIGINT is the server's fast stop: it ends sessions, writes everything out and exits.
            new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start();
        } else {
            server.destroyForcibly();
        }
        try {
            server.onExit().get(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the earlier database server was stopping", e);
        }
    }
}

package school.safeguarding.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged application as a process of its own, on a free port of this machine. */
class Running implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPS_WITHIN = Duration.ofMinutes(1);
    private static final long LOOKS_EVERY_MILLIS = 20;

    /** Boot's own line; the time that it names leaves out the start of the JVM. */
    private static final String STARTED = "Started ";

    private final Process process;
    private final int port;
    private final Duration startTime;

    private Running(Process process, int port, Duration startTime) {
        this.process = process;
        this.port = port;
        this.startTime = startTime;
    }

    /** Comes back when it has started. */
    static Running start(Path jar, Path log, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        line.addAll(arguments);
        line.add("--server.port=" + port);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!Files.readString(log).contains(STARTED)) {
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            if (process.waitFor(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS) || taken.compareTo(STARTS_WITHIN) > 0) {
                process.destroyForcibly();
                throw new IllegalStateException(jar + " did not start; see " + log);
            }
        }
        return new Running(process, port, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** From the command to the application's own word that it has started. */
    Duration startTime() {
        return startTime;
    }

    /** Of all its threads since its start, to the hundredth of a second on Linux. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

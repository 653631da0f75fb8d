package school.safeguarding.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import school.safeguarding.CommandLine;
import school.safeguarding.story.TasklistClient;

/** The packaged application as a school installs it, on an ordinary PostgreSQL server of Debian's and with a mail server. */
abstract class InstalledOnDebian {

    static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final int LINES_OF_A_LOG = 40;
    static final String OWNER_PASSWORD = "walnut ladder seventeen";
    static final String MONITORING_PASSWORD = "lantern bicycle forty";
    private static final String DB_PASSWORD = "plum orchard it's \\ 9";

    @TempDir
    Path folder;

    final List<Process> started = new ArrayList<>();
    final Map<String, String> settings = new LinkedHashMap<>();
    DebianServer server;
    GreenMail mail;

    /** The logs go with the folder. */
    @RegisterExtension
    final AfterTestExecutionCallback ends = test -> {
        if (test.getExecutionException().isPresent()) {
            for (int number = 0; number < started.size(); number++) {
                List<String> lines = log(number).lines().toList();
                System.err.printf("The end of what node %d said:%n", number);
                lines.subList(Math.max(0, lines.size() - LINES_OF_A_LOG), lines.size())
                        .forEach(System.err::println);
            }
        }
    };

    @BeforeEach
    void install() throws Exception {
        Optional<Path> programs = DebianServer.programs();
        // The mail server's own threads end with one where a connection is cut off.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        assumeTrue(programs.isPresent(), "PostgreSQL's server is not installed: .ci/run does it");
        assumeTrue(isThere("nginx") && isThere("openssl"), "nginx or openssl is not installed: .ci/run does it");
        server = server(programs.get());
        // A port of its own, so that it is still the same after a stop.
        mail = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        settings.putAll(Map.of(
                "SAFEGUARDING_SECRET_FILES", secrets.toString(),
                "SAFEGUARDING_DB_USER", "app",
                "SAFEGUARDING_DB_OWNER_USER", "owner",
                "SAFEGUARDING_MAIL_HOST", "127.0.0.1",
                "SAFEGUARDING_MAIL_PORT", String.valueOf(mail.getSmtp().getPort()),
                "SAFEGUARDING_MAIL_AUTH", "false",
                "SAFEGUARDING_MAIL_STARTTLS", "false",
                "SAFEGUARDING_MAIL_FROM", "safeguarding@school.example"));
        settings.putAll(Map.of(
                "SAFEGUARDING_SCHOOL_NAME", "Halfway Nursery Infant School",
                "SAFEGUARDING_LADO_MAIL", "lado@council.example",
                "SAFEGUARDING_FRONT_DOOR_MAIL", "front-door@council.example",
                "SAFEGUARDING_FRONT_DOOR_NUMBER", "0100 000 000",
                "SAFEGUARDING_POLICE_NUMBER", "0100 000 101",
                "SAFEGUARDING_SOCIAL_CARE_NUMBER", "0100 000 000",
                "SAFEGUARDING_SCHOOL_NURSING_NUMBER", "0100 000 222",
                "SAFEGUARDING_LADO_NUMBER", "0100 000 333",
                "SAFEGUARDING_KEYSET_FILE", folder.resolve("keys/keyset.json").toString(),
                "SAFEGUARDING_FIRST_ACCOUNTS",
                        folder.resolve("first-accounts.yml").toString()));
    }

    DebianServer server(Path programs) throws Exception {
        return DebianServer.start(programs);
    }

    @AfterEach
    void stop() throws Exception {
        Awaitility.reset();
        settings.keySet().forEach(System::clearProperty);
        started.forEach(Process::destroyForcibly);
        for (Process process : started) {
            process.waitFor();
        }
        if (server != null) {
            mail.stop();
            server.close();
        }
    }

    static boolean isThere(String program) {
        return List.of("/usr/sbin", "/usr/bin", "/usr/local/bin").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    final void passwordsAreThere() throws IOException {
        secret("SAFEGUARDING_DB_PASSWORD", DB_PASSWORD);
        secret("SAFEGUARDING_DB_OWNER_PASSWORD", OWNER_PASSWORD);
    }

    private void secret(String name, String value) throws IOException {
        Files.writeString(Path.of(settings.get("SAFEGUARDING_SECRET_FILES"), name), value);
    }

    final String createRoles(String database, Map<String, String> otherwise) throws Exception {
        ProcessBuilder script = new ProcessBuilder("sh", "src/main/docker/create-roles.sh");
        script.environment()
                .putAll(Map.of(
                        "SAFEGUARDING_SECRET_FILES",
                        settings.get("SAFEGUARDING_SECRET_FILES"),
                        "SAFEGUARDING_DB_NAME",
                        database,
                        "PGHOST",
                        server.folder().toString(),
                        "PGPORT",
                        String.valueOf(server.port()),
                        "PGUSER",
                        "postgres"));
        script.environment().putAll(otherwise);
        return ended(script);
    }

    static String ended(ProcessBuilder builder) throws Exception {
        Path said = Files.createTempFile("said", ".txt");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(said);
        Files.delete(said);
        return process.exitValue() + " " + text;
    }

    final ProcessBuilder java(String... arguments) throws IOException {
        ProcessBuilder java = start();
        java.command().addAll(List.of(arguments));
        java.environment().putAll(settings);
        java.environment().put("SPRING_PROFILES_ACTIVE", "production");
        return java;
    }

    /** The application as it is started. */
    ProcessBuilder start() throws IOException {
        return new ProcessBuilder(new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // Without the second compiler it would have 48 MB, and compile nothing more when they are full.
                "-XX:ReservedCodeCacheSize=240m",
                "-Xmx400m",
                "-jar",
                "target/safeguarding.jar")));
    }

    /** In this process, which costs a machine's time for a start less; the settings are where the process has them. */
    final String command(String... arguments) {
        settings.forEach(System::setProperty);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.add("--spring.profiles.active=production");
        return CommandLine.run(line.toArray(String[]::new));
    }

    /** However long it takes: then it says how far it is. */
    final void everythingFits() {
        assertThat(command("verify")).startsWith("0 ").containsPattern("(?m)^(0 )?Everything fits: ");
    }

    final Process application(int port, int monitoring) throws IOException {
        ProcessBuilder java = java();
        java.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        String.valueOf(port),
                        "SAFEGUARDING_ADDRESS",
                        "127.0.0.1",
                        "SAFEGUARDING_MONITORING_PORT",
                        String.valueOf(monitoring),
                        "SAFEGUARDING_MONITORING_PASSWORD",
                        MONITORING_PASSWORD));
        Process process = java.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log-" + started.size() + ".txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    final void isUp(int port) throws Exception {
        isUp(port, STARTS_WITHIN);
    }

    final void isUp(int port, Duration within) throws Exception {
        int last = started.size() - 1;
        try {
            await().atMost(within).pollInterval(Duration.ofMillis(300)).until(() -> {
                assertThat(started.get(last).isAlive()).as(() -> log(last)).isTrue();
                try {
                    return new TasklistClient(port)
                                    .within(ANSWERS_WITHIN)
                                    .page("/login")
                                    .statusCode()
                            == 200;
                } catch (AssertionError e) {
                    return false;
                }
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not up, and what it does is in " + whatItDoes(last), e);
        }
    }

    /** What each of its threads waits for, and what the database does for whom. */
    private Path whatItDoes(int number) throws Exception {
        new ProcessBuilder("kill", "-QUIT", String.valueOf(started.get(number).pid()))
                .start()
                .waitFor();
        await().atMost(ANSWERS_WITHIN).until(() -> log(number).contains("Full thread dump"));
        return Files.writeString(Path.of("target/not-up.txt"), log(number) + server.activity());
    }

    final String log(int number) {
        try {
            return Files.readString(folder.resolve("log-" + number + ".txt"));
        } catch (IOException e) {
            return "no log";
        }
    }

    static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("a stop that was asked for").isEqualTo(143);
    }

    final String asOwner(String database, String sql) throws Exception {
        return server.value(database, "owner", OWNER_PASSWORD, sql);
    }
}

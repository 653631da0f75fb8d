package school.safeguarding.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import school.safeguarding.CommandLine;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Reporting;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.story.Typed;

/** The jar as somebody gets it: started with nothing but Java, killed, and started again. */
class PackagedTrialIT {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    /** A zone in which no clock shows what one in Europe/London or in UTC does. */
    private static final String ELSEWHERE = "Asia/Kathmandu";

    private final Path dataDir =
            Path.of("target", "packaged-trial", UUID.randomUUID().toString());
    private final List<Process> started = new ArrayList<>();
    private int port;

    @AfterEach
    void stop() throws IOException {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> process.onExit().join());
        new LeftBehindServer(dataDir.resolve("database")).stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path launch() throws IOException {
        Files.createDirectories(dataDir);
        Path log = dataDir.resolve("log-" + started.size() + ".txt");
        port = freePort();
        started.add(run(log, "--server.port=" + port));
        return log;
    }

    private Process run(Path log, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It is over before the second compiler has paid for itself, as every test is.
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m",
                "-jar",
                "target/safeguarding.jar"));
        line.addAll(List.of(arguments));
        line.add("--safeguarding.data-dir=" + dataDir);
        ProcessBuilder process =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().put("TZ", ELSEWHERE);
        return process.start();
    }

    /** @return what it said, after its exit code */
    private String launchedCommand(String... arguments) throws Exception {
        Path said = dataDir.resolve("command.txt");
        Process process = run(said, arguments);
        assertThat(process.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + Files.readString(said);
    }

    /** The same without the machine's time for a process. */
    private String command(String... arguments) {
        return CommandLine.run(Stream.concat(Stream.of(arguments), Stream.of("--safeguarding.data-dir=" + dataDir))
                .toArray(String[]::new));
    }

    private void isRefused(String why) throws Exception {
        Path log = launch();
        Process refused = started.get(started.size() - 1);
        assertThat(refused.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isNotZero();
        assertThat(log).content().contains(why);
    }

    private void start() throws IOException {
        Path log = launch();
        await().atMost(STARTS_WITHIN)
                .until(() -> Files.readString(log).contains("This is a trial, on this machine only."));
        assertThat(log).content().contains("http://localhost:" + port + "/", "teacher", "demo");
    }

    private void kill() {
        started.get(started.size() - 1).destroyForcibly().onExit().join();
    }

    private String value(String sql) throws IOException, SQLException {
        String databasePort = Files.readAllLines(dataDir.resolve("database/postmaster.pid"))
                .get(3)
                .strip();
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void assertTaskAndMailAreThere(String reference) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpResponse<String> tasks =
                    new TasklistClient(port).signedIn("cpo").engine("GET", "/task", null);
            assertThat(tasks.body()).contains("Review concern · " + reference);
            assertThat(mails()).anySatisfy(mail -> assertThat(mail).contains(reference));
        });
    }

    private List<String> mails() throws IOException {
        List<String> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(dataDir.resolve("mail"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".eml")).toList()) {
                mails.add(Files.readString(file));
            }
        }
        return mails;
    }

    @Test
    void the_jar_lists_what_it_is_made_of_and_nothing_that_only_tests_need() throws IOException {
        try (JarFile jar = new JarFile("target/safeguarding.jar");
                InputStream list = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))) {
            JsonNode parts = new ObjectMapper().readTree(list);
            assertThat(parts.path("bomFormat").asText()).isEqualTo("CycloneDX");
            assertThat(parts.path("metadata").has("timestamp"))
                    .as("two builds differ")
                    .isFalse();
            assertThat(parts.path("components").findValuesAsText("purl"))
                    .contains("pkg:maven/org.camunda.bpm/camunda-engine@7.24.0?type=jar")
                    .anyMatch(part -> part.contains("/spring-web@"))
                    .noneMatch(part -> part.contains("playwright") || part.contains("jqwik"));
        }
    }

    @Test
    void a_second_trial_on_the_same_data_is_refused_plainly() throws Exception {
        Files.createDirectories(dataDir);
        try (FileChannel first =
                        FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = first.lock()) {
            assertThat(held.isValid()).isTrue();
            isRefused("Another trial is running on the data in");
        }
    }

    /** One trial's life, since each start costs more than all that is looked at between two. */
    @Test
    void a_killed_trial_starts_again_with_everything_it_accepted_which_is_verified_beside_it_and_without_it()
            throws Exception {
        // As an installation for real children begins: with a keyset that was there before the database.
        Files.createDirectories(dataDir);
        assertThat(command("keyset", "new", dataDir.resolve("keyset.json").toString()))
                .startsWith("0 Made ");
        start();
        assertEverythingIsDeployedOnce();
        for (String durable : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            assertThat(value("SHOW " + durable)).as(durable).isEqualTo("on");
        }
        String reference = report();
        assertTaskAndMailAreThere(reference);
        // The engine's columns have no zone.
        assertThat(value("SELECT abs(extract(epoch FROM now() AT TIME ZONE 'UTC' - max(start_time_))) < 600"
                        + " FROM engine.act_hi_procinst"))
                .as("kept in UTC on a machine that is in " + ELSEWHERE)
                .isEqualTo("t");
        verifyBesideTheTrial(reference);
        Path backup = dataDir.resolveSibling(dataDir.getFileName() + ".backup");
        assertThat(command("backup", backup.toString())).startsWith("1 Not backed up. The trial is running.");

        Reporting reporting = new Reporting();
        reporting.during(reporters(), this::kill);
        isBackedUpAndRestoredElsewhere(backup);
        nothingStartsWithoutItsKeyset();
        start();
        assertTaskAndMailAreThere(reference);
        assertEverythingThatWasAcceptedIsThereOnce(reporting.sentAgain(reporters()), reference);
        assertEverythingIsDeployedOnce();
        changeAnEntry(reference);
        assertThat(command("restore", backup.toString())).startsWith("1 Not restored. The trial is running.");

        kill();
        verifyWithoutTheTrial(reference);
        assertThat(command("restore", backup.toString())).startsWith("1 Not restored. What is here is newer than");
        for (int run = 0; run < started.size(); run++) {
            assertThat(Typed.in(Files.readString(dataDir.resolve("log-" + run + ".txt"))))
                    .as("what somebody typed, in the log")
                    .isEmpty();
        }
    }

    private void assertEverythingIsDeployedOnce() throws IOException, SQLException {
        for (String[] counted : new String[][] {
            {"act_re_procdef", "processes", ".bpmn"},
            {"act_re_decision_def", "processes", ".dmn"},
            {"act_re_camformdef", "forms", ".form"}
        }) {
            assertThat(value("SELECT count(*) FROM engine." + counted[0]))
                    .as(counted[0])
                    .isEqualTo(String.valueOf(files(Path.of(counted[1]), counted[2])));
        }
    }

    private static long files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).count();
        }
    }

    private String report() throws IOException, SQLException {
        HttpResponse<String> accepted = new TasklistClient(port)
                .signedIn("teacher")
                .engine(
                        "POST",
                        "/process-definition/key/cse-concern/submit-form",
                        TasklistClient.body(Answers.report()));
        assertThat(accepted.statusCode()).isEqualTo(200);
        return value("SELECT reference FROM safeguarding.concern");
    }

    private List<TasklistClient> reporters() {
        return Stream.of("teacher", "deputy", "head")
                .map(person -> new TasklistClient(port).signedIn(person))
                .toList();
    }

    private void assertEverythingThatWasAcceptedIsThereOnce(Set<String> accepted, String before) throws Exception {
        accepted.add(before);
        assertThat(value("SELECT string_agg(reference, ',') FROM safeguarding.concern")
                        .split(","))
                .containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(command("verify"))
                .startsWith("0 ")
                .contains("Everything fits: ", "in " + accepted.size() + " records");
    }

    private void verifyBesideTheTrial(String reference) throws Exception {
        String head = value("SELECT encode(hash, 'hex') FROM safeguarding.trace ORDER BY number DESC LIMIT 1");
        assertThat(launchedCommand("verify", "--head=" + head))
                .startsWith("0 ")
                .contains(
                        "Everything fits: ",
                        "in 1 records",
                        "Everything that is sealed opens.",
                        "What the chair was told is still so.");
        assertThat(command("verify", "--head=somewhere")).startsWith("2 Not understood: --head=somewhere");
        assertThat(command("forgotten")).startsWith("2 Commands:").contains("keyset rotate", "verify");
        assertThat(command("keyset", "rotate")).startsWith("0 Key ").contains("keys are sealed again");
        assertTaskAndMailAreThere(reference);
    }

    /** What is restored is verified, on a machine that has nothing but the file and the keyset from its sheet. */
    private void isBackedUpAndRestoredElsewhere(Path backup) throws IOException {
        assertThat(command("backup")).startsWith("2 backup FILE");
        assertThat(command("backup", backup.toString()))
                .matches(
                        "0 Backed up to .*: everything as of .*, up to trace \\d+, .* read back whole; key \\d+ .*\\R");
        assertThat(command("backup", backup.toString())).contains("is there already, and stays as it is");
        byte[] file = Files.readAllBytes(backup);
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .startsWith("safeguarding backup 1")
                .doesNotContain("PG_VERSION", "teacher");

        String elsewhere = "--safeguarding.data-dir=" + dataDir.resolveSibling(dataDir.getFileName() + "-elsewhere");
        Path keyset =
                dataDir.resolveSibling(dataDir.getFileName() + "-elsewhere").resolve("keyset.json");
        assertThat(CommandLine.run("restore", backup.toString(), elsewhere))
                .startsWith("1 ")
                .contains("Put it back from the recovery sheet");
        Files.createDirectories(keyset.getParent());
        Files.copy(dataDir.resolve("keyset.json"), keyset);
        Path cutOff = Files.write(dataDir.resolve("cut-off"), Arrays.copyOf(file, file.length - 1_000_000));
        assertThat(CommandLine.run("restore", cutOff.toString(), elsewhere))
                .startsWith("1 Not restored. The file was changed, or is not whole.");
        assertThat(CommandLine.run("restore", backup.toString(), elsewhere))
                .matches("0 Restored as of .*: everything fits, up to trace \\d+\\. Start the application;.*\\R");
        assertThat(CommandLine.run("restore", backup.toString(), elsewhere))
                .as("over the same state")
                .startsWith("0 Restored");
    }

    private void changeAnEntry(String reference) throws IOException, SQLException {
        value("WITH changed AS (UPDATE safeguarding.entry SET at = at + interval '1 second' WHERE number = 1 AND"
                + " reference = '" + reference + "' RETURNING 1)"
                + " SELECT count(*) FROM changed");
    }

    private void verifyWithoutTheTrial(String reference) {
        assertThat(command("verify"))
                .startsWith("1 ")
                .contains("DOES NOT FIT: entry 1 of " + reference + ": it has been changed.");
    }

    private void nothingStartsWithoutItsKeyset() throws Exception {
        Path keyset = dataDir.resolve("keyset.json");
        Path aside = dataDir.resolve("keyset-aside.json");
        Files.move(keyset, aside);
        isRefused("The keyset cannot be read from " + keyset.toAbsolutePath());
        assertThat(command("verify")).startsWith("1 ").contains("Nothing was verified.");
        assertThat(command("verify", "--without-keys"))
                .startsWith("0 ")
                .contains("Everything fits", "What is sealed was not opened.");
        assertThat(command("keyset", "new", keyset.toString())).startsWith("0 Made ");
        isRefused("is not the one that this database was sealed with");
        Files.delete(keyset);
        Files.move(aside, keyset);
    }
}

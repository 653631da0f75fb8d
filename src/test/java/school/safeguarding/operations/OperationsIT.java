package school.safeguarding.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Reporting;
import school.safeguarding.story.TasklistClient;

/**
 * A school's installation by the letter of operations.md, on an ordinary PostgreSQL server of Debian's: made, used through TLS,
 * backed up, restored and run again. One life, since each start costs more than all that is looked at between two.
 */
class OperationsIT extends InstalledOnDebian {

    private static final Pattern SECRET = Pattern.compile("class=\"secret\">([A-Z2-7 ]{32,})<");

    /** In place of 5 minutes, after which another node does what a killed one had begun. */
    private static final Duration JOB_LOCK = Duration.ofSeconds(10);

    private SSLContext trusted;

    /** systemd itself is no part of a test's machine; what it would refuse or leave out it says without running. */
    private void systemdUnderstandsTheUnits() throws Exception {
        String said = ended(new ProcessBuilder(
                "systemd-analyze",
                "verify",
                "--man=no",
                "src/main/systemd/safeguarding.service",
                "src/main/systemd/safeguarding-backup.service",
                "src/main/systemd/safeguarding-backup.timer"));
        assertThat(said.lines()
                        // Where no Java or no manual lies at the place of a server's.
                        .filter(line -> line.contains("safeguarding") && !line.contains("is not executable")))
                .isEmpty();
    }

    /** Which begins nothing: a test's machine has no systemd as its first process. */
    private void theUnitsAreSwitchedOn() throws Exception {
        Path root = folder.resolve("root");
        Path units = Files.createDirectories(root.resolve("etc/systemd/system"));
        for (String unit :
                List.of("safeguarding.service", "safeguarding-backup.service", "safeguarding-backup.timer")) {
            Files.copy(Path.of("src/main/systemd", unit), units.resolve(unit));
        }
        String line = said("(?m)^ +(systemctl enable .*)$").replace("--now", "--root=" + root);
        assertThat(ended(new ProcessBuilder("sh", "-ec", line))).startsWith("0 ");
        assertThat(units.resolve("multi-user.target.wants/safeguarding.service"))
                .isSymbolicLink();
        assertThat(units.resolve("timers.target.wants/safeguarding-backup.timer"))
                .isSymbolicLink();
    }

    /** As root, where root may. */
    private static boolean mayMount() throws Exception {
        return ended(new ProcessBuilder("unshare", "--mount", "true")).startsWith("0 ");
    }

    /** The command of the unit, with this test's places in it. */
    private ProcessBuilder asInUnit() throws IOException {
        Matcher start = Pattern.compile("(?m)^ExecStart=/usr/bin/java (.*)$")
                .matcher(Files.readString(Path.of("src/main/systemd/safeguarding.service")));
        assertThat(start.find()).isTrue();
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx400m"));
        line.addAll(List.of(start.group(1)
                .replace("/opt/safeguarding/safeguarding.jar", "target/safeguarding.jar")
                .split(" ")));
        return new ProcessBuilder(line);
    }

    @Override
    ProcessBuilder start() throws IOException {
        return asInUnit();
    }

    @Test
    void a_school_installs_it_uses_it_loses_its_server_and_goes_on_with_the_backup() throws Exception {
        assumeTrue(
                isThere("systemd-analyze") && isThere("adduser") && isThere("curl"),
                "systemd, adduser or curl is not installed: .ci/run does it");
        systemdUnderstandsTheUnits();
        theUnitsAreSwitchedOn();
        if (mayMount()) {
            theAccountAndTheFoldersAreMade();
        }
        theDatabaseIsMade();
        aStartThatIsRefusedSaysWhyInOneSentence();
        theKeysetIsMade();
        firstAccountsAreNamed();
        int proxy = freePort();
        settings.put("SAFEGUARDING_BASE_URL", "https://localhost:" + proxy);
        settings.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", String.valueOf(JOB_LOCK.toMillis()));
        int port = freePort();
        int monitoring = freePort();
        Process first = application(port, monitoring);
        isUp(port);
        assertThat(new TasklistClient(port).page("/login").body())
                .contains("did not come over a protected connection")
                .doesNotContain("sign in again");
        int beside = freePort();
        Process second = application(beside, -1);
        isUp(beside);
        tlsStandsInFront(proxy, port, beside);
        TasklistClient cpo = isSignedInForTheFirstTime(proxy);
        String reference = isReported(cpo);
        scriptsAreCompressedAndNoPage(cpo);
        slowStrangersDelayNobody(proxy, cpo);
        signingOutAtOneNodeEndsItAtAll(proxy);
        Set<String> accepted = isKilledWhilePeopleReport(second, cpo);
        accepted.add(reference);
        goesOnAtTheOther(cpo, reference);
        isWatched(monitoring);

        Path backup = folder.resolve("night.backup");
        assertThat(command("backup", backup.toString())).startsWith("0 Backed up to ");
        assertThat(command("keyset", "rotate")).startsWith("0 Key ");
        theKeysetBelongsToWhomItsFolderDoes();
        assertThat(cpo.page("/records/" + reference).statusCode()).isEqualTo(200);
        everythingFits();
        assertThat(command("restore", backup.toString())).startsWith("1 Not restored. The application is running");
        eachIsToldOnceOrTwice(accepted);
        stop(first);
        assertThat(command("restore", backup.toString())).startsWith("1 Not restored. What is here is newer");

        isRestoredElsewhere(backup);
        int restored = freePort();
        application(restored, -1);
        isUp(restored);
        timersThatFellDueInBetweenFireOnce(accepted.size());
    }

    /** In a copy of the machine's /etc and an empty /opt, which nothing but these commands sees. */
    private void theAccountAndTheFoldersAreMade() throws Exception {
        Path etc = folder.resolve("etc");
        Path opt = Files.createDirectory(folder.resolve("opt"));
        assertThat(ended(new ProcessBuilder("cp", "-a", "/etc", etc.toString())))
                .isEqualTo("0 ");
        String step = said("(?s)```sh\\n(\\s+adduser .*?)```");
        String places = "mount --bind " + etc + " /etc\nmount --bind " + opt + " /opt\n";
        String looks = "stat -c '%U %a' /etc/safeguarding/keys /etc/safeguarding/secrets /opt/safeguarding\n";
        assertThat(ended(new ProcessBuilder("unshare", "--mount", "sh", "-ec", places + step + looks)))
                .startsWith("0 ")
                .endsWith("safeguarding 700\nroot 700\nsafeguarding 755\n");
        assertThat(Files.readString(etc.resolve("safeguarding/secrets/SAFEGUARDING_DB_PASSWORD"))
                        .strip())
                .hasSizeGreaterThan(30)
                .isNotEqualTo(Files.readString(etc.resolve("safeguarding/secrets/SAFEGUARDING_DB_OWNER_PASSWORD"))
                        .strip());
        settings.put(
                "SAFEGUARDING_KEYSET_FILE",
                etc.resolve("safeguarding/keys/keyset.json").toString());
    }

    /** What operations.md says. */
    private static String said(String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of("src/docs/operations.md")));
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private void theDatabaseIsMade() throws Exception {
        Map<String, String> missing = Map.of("SAFEGUARDING_SECRET_FILES", folder.toString());
        assertThat(createRoles("safeguarding", missing))
                .startsWith("1 ")
                .contains("SAFEGUARDING_DB_OWNER_PASSWORD is missing");
        passwordsAreThere();
        assertThat(createRoles("safeguarding", Map.of("PGPORT", "1"))).doesNotStartWith("0 ");
        assertThat(createRoles("safeguarding", Map.of())).startsWith("0 The database safeguarding");
        assertThat(createRoles("safeguarding", Map.of())).as("once more").startsWith("0 ");
        settings.put("SAFEGUARDING_DB_URL", server.jdbcUrl("safeguarding"));
    }

    private void aStartThatIsRefusedSaysWhyInOneSentence() throws Exception {
        String said = ended(java());
        assertThat(said)
                .startsWith("1 ")
                .contains("Not started. SAFEGUARDING_BASE_URL is missing")
                .doesNotContain("\tat ", "Exception");
        assertThat(said.lines()).hasSize(1);
    }

    private void theKeysetIsMade() throws Exception {
        StringBuilder lines = new StringBuilder();
        settings.forEach((name, value) -> lines.append(name + "=\"" + value + "\"\n"));
        Path file = Files.writeString(folder.resolve("settings"), lines);
        String step = said("(?s)```sh\\n(\\s+set -a\\n.*?)```")
                .replace("/etc/safeguarding/settings", file.toString())
                .replace("/etc/safeguarding/secrets", settings.get("SAFEGUARDING_SECRET_FILES"))
                .replace("java -jar /opt/safeguarding/", System.getProperty("java.home") + "/bin/java -jar target/")
                .replaceAll("(?m)^.*keyset sheet$", "");
        assertThat(ended(new ProcessBuilder("sh", "-ec", step))).startsWith("0 Made ");
        theKeysetBelongsToWhomItsFolderDoes();
        assertThat(command("keyset", "sheet")).startsWith("0 ");
    }

    /** Although root has made it. */
    private void theKeysetBelongsToWhomItsFolderDoes() throws IOException {
        Path keyset = Path.of(settings.get("SAFEGUARDING_KEYSET_FILE"));
        assertThat(Files.getOwner(keyset)).isEqualTo(Files.getOwner(keyset.getParent()));
    }

    private void firstAccountsAreNamed() throws IOException {
        Files.writeString(
                Path.of(settings.get("SAFEGUARDING_FIRST_ACCOUNTS")), said("(?s)```yaml\\n(accounts:.*?)```"));
    }

    /** The configuration that operations.md gives, for two nodes and with this test's places in it. */
    private void tlsStandsInFront(int proxy, int port, int beside) throws Exception {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        assertThat(ended(new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "30",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString())))
                .startsWith("0 ");
        trust(certificate);
        String both = said("(?s)```nginx\\n(\\s+upstream .*?)```")
                .replace("10.0.0.1:8080", "127.0.0.1:" + port)
                .replace("10.0.0.2:8080", "127.0.0.1:" + beside);
        String sites = said("(?s)```nginx\\n(.*?)```")
                .replaceFirst("(?s) *upstream .*?\\}\\n", both)
                .replaceAll("(?m)^   ", "")
                .replace("listen 443 ssl", "listen " + proxy + " ssl")
                .replace("/etc/ssl/safeguarding/certificate.pem", certificate.toString())
                .replace("/etc/ssl/safeguarding/key.pem", key.toString())
                .replace("/var/log/nginx/", folder + "/")
                .replace("safeguarding.school.example", "localhost")
                .replaceAll("(?s)# Plain HTTP.*?\\n}\\n", "");
        Path config = folder.resolve("nginx.conf");
        String places = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(place -> place + "_temp_path " + folder.resolve("nginx-" + place) + ";\n")
                .reduce("", String::concat);
        Files.writeString(
                config,
                "daemon off;\nuser root;\npid " + folder.resolve("nginx.pid") + ";\nerror_log stderr;\n"
                        + said("(?s)```nginx\\n(\\s+worker_rlimit.*?)```") + "http {\n" + places + "access_log off;\n"
                        // As Debian has it.
                        + "gzip on;\n"
                        + sites + "\n}\n");
        started.add(new ProcessBuilder("/usr/sbin/nginx", "-p", folder.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.txt").toFile())
                .start());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            HttpResponse<String> login = new TasklistClient(proxy, trusted).page("/login");
            assertThat(login.body()).doesNotContain("protected connection");
            assertThat(login.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(value -> assertThat(value).doesNotContain("includeSubDomains"));
        });
    }

    private void trust(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "school", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        trusted = SSLContext.getInstance("TLS");
        trusted.init(null, factory.getTrustManagers(), null);
    }

    private static String next(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.body());
    }

    /** A password of one's own and a second factor, before anything else is open. */
    private TasklistClient isSignedInForTheFirstTime(int proxy) throws Exception {
        TasklistClient cpo = new TasklistClient(proxy, trusted);
        assertThat(next(cpo.signIn("cora", "marble tunnel nine"))).isEqualTo("/account/password");
        String password = "seven geese over the canal";
        assertThat(next(cpo.fill(
                        "/account/password",
                        Map.of("current", "marble tunnel nine", "password", password, "again", password))))
                .isEqualTo("/account/second-factor");
        Matcher secret = SECRET.matcher(cpo.page("/account/second-factor").body());
        assertThat(secret.find()).isTrue();
        assertThat(next(cpo.fill("/account/second-factor", Map.of("current", password, "code", code(secret.group(1))))))
                .isEqualTo("/");
        cpo.call("GET", TasklistClient.TASKLIST, null);
        return cpo;
    }

    /** From here on it asks for what is compressed, as every browser does. */
    private static void scriptsAreCompressedAndNoPage(TasklistClient cpo) {
        cpo.with("Accept-Encoding", "gzip");
        assertThat(cpo.save("/camunda/lib/deps.js").headers().firstValue("Content-Encoding"))
                .hasValue("gzip");
        assertThat(cpo.save("/concerns").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    /** Half of them from one address, half from many; each says a byte of its greeting, and now and then one more. */
    private void slowStrangersDelayNobody(int proxy, TasklistClient cpo) throws IOException {
        Duration undisturbed = asked(cpo);
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int number = 0; number < 1000; number++) {
                Socket stranger = new Socket();
                strangers.add(stranger);
                stranger.bind(new InetSocketAddress("127.0.1." + (number % 2 == 0 ? 1 : 2 + number % 250), 0));
                stranger.connect(new InetSocketAddress("127.0.0.1", proxy));
                stranger.getOutputStream().write(0x16);
            }
            for (int again = 0; again < 5; again++) {
                assertThat(asked(cpo)).isLessThan(undisturbed.plusSeconds(1));
            }
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    private static Duration asked(TasklistClient cpo) {
        long from = System.nanoTime();
        assertThat(cpo.page("/report").statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** The proxy asks one node after the other, so that each call came to another than the one before. */
    private void signingOutAtOneNodeEndsItAtAll(int proxy) {
        TasklistClient head = new TasklistClient(proxy, trusted);
        assertThat(next(head.signIn("hana", "orchard lamp twelve"))).isEqualTo("/account/password");
        head.fillFrom("/account/password", "/logout", Map.of());
        for (int node = 0; node < 2; node++) {
            assertThat(next(head.page("/account/password"))).startsWith("/login");
        }
    }

    /** Both nodes take reports when one of them is gone. */
    private Set<String> isKilledWhilePeopleReport(Process node, TasklistClient cpo) throws Exception {
        List<TasklistClient> tabs = List.of(cpo.beside(), cpo.beside(), cpo.beside());
        Reporting reporting = new Reporting();
        reporting.during(tabs, () -> node.destroyForcibly().onExit().join());
        Set<String> accepted = reporting.sentAgain(tabs);
        assertThat(asOwner(
                                "safeguarding",
                                "SELECT string_agg(reference, ',' ORDER BY reported_at) FROM safeguarding.concern")
                        .split(","))
                .as("that of before, and each that was accepted")
                .hasSize(accepted.size() + 1)
                .containsAll(accepted);
        return accepted;
    }

    /** What the killed node had begun to send, the other sends again as the same message. */
    private void eachIsToldOnceOrTwice(Set<String> accepted) {
        await().atMost(JOB_LOCK.multipliedBy(3)).untilAsserted(() -> {
            String told = "";
            Map<String, Integer> times = new HashMap<>();
            for (MimeMessage message : mail.getReceivedMessages()) {
                told += message.getContent();
                times.merge(message.getMessageID(), 1, Integer::sum);
            }
            assertThat(told).contains(accepted);
            assertThat(times.values()).allMatch(often -> often <= 2);
        });
    }

    private void goesOnAtTheOther(TasklistClient cpo, String reference) {
        for (int call = 0; call < 4; call++) {
            assertThat(cpo.page("/records/" + reference).statusCode()).isEqualTo(200);
        }
    }

    private static String code(String secret) throws Exception {
        TimeBasedOneTimePasswordGenerator telephone = new TimeBasedOneTimePasswordGenerator();
        return telephone.generateOneTimePasswordString(
                new SecretKeySpec(new Base32().decode(secret.replace(" ", "")), telephone.getAlgorithm()),
                Instant.now());
    }

    private String isReported(TasklistClient cpo) throws Exception {
        Answers report = Answers.report().with("observedOn", "2026-01-12");
        assertThat(cpo.engine("POST", "/process-definition/key/cse-concern/submit-form", TasklistClient.body(report))
                        .statusCode())
                .isEqualTo(200);
        String reference = asOwner("safeguarding", "SELECT reference FROM safeguarding.concern");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mail.getReceivedMessages()).anySatisfy(message -> {
                    assertThat(message.getFrom()[0]).hasToString("safeguarding@school.example");
                    assertThat(String.valueOf(message.getContent())).contains(reference);
                }));
        return reference;
    }

    private void isWatched(int monitoring) throws Exception {
        String health = "/actuator/health";
        assertThat(new TasklistClient(monitoring).page(health).statusCode()).isEqualTo(401);
        String curl = said("(?m)^(curl .*" + health + ")$")
                .replace("it-support", "it-support:'" + MONITORING_PASSWORD + "' --silent")
                .replace("9090", String.valueOf(monitoring));
        assertThat(ended(new ProcessBuilder("sh", "-ec", curl)))
                .startsWith("0 {")
                .contains(
                        "\"database\"",
                        "\"jobs\"",
                        "\"chain\"",
                        "\"calendar\"",
                        "\"disk\"",
                        "\"certificate\"",
                        "\"mail\"")
                .contains("\"backup\":{\"status\":\"DOWN\",\"details\":{\"alarm\":\"A18\",\"last\":\"none\"}}");
        TasklistClient watching = new TasklistClient(monitoring)
                .with(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder().encodeToString(("it-support:" + MONITORING_PASSWORD).getBytes()));
        assertThat(watching.call("GET", "/actuator/env", null).statusCode()).isEqualTo(404);
        assertThat(watching.call("GET", "/login", null).statusCode()).isEqualTo(404);
    }

    private void isRestoredElsewhere(Path backup) throws Exception {
        assertThat(createRoles("restored", Map.of())).startsWith("0 ");
        settings.put("SAFEGUARDING_DB_URL", server.jdbcUrl("restored"));
        settings.put(
                "SAFEGUARDING_PG_PROGRAMS",
                DebianServer.programs().orElseThrow().toString());
        assertThat(command("restore", backup.toString()))
                .startsWith("0 Restored as of ")
                .contains("everything fits");
        everythingFits();
        Files.delete(Path.of(settings.get("SAFEGUARDING_FIRST_ACCOUNTS")));
        settings.remove("SAFEGUARDING_FIRST_ACCOUNTS");
        System.clearProperty("SAFEGUARDING_FIRST_ACCOUNTS");
        // As if the backup had been taken hours ago.
        assertThat(
                        asOwner(
                                "restored",
                                "UPDATE engine.act_ru_job SET duedate_ = now() AT TIME ZONE 'UTC' - interval '1 hour'"
                                        + " WHERE handler_type_ = 'timer-transition' AND handler_cfg_ LIKE 'event_reviewConcernNotSeen%'"))
                .isNotEqualTo("0");
    }

    private void timersThatFellDueInBetweenFireOnce(int concerns) throws Exception {
        String once = "SELECT count(*) || ' of ' || count(DISTINCT reference) FROM safeguarding.overdue_step";
        String all = concerns + " of " + concerns;
        await().atMost(Duration.ofMinutes(1))
                .until(() -> asOwner("restored", once).equals(all));
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(20)).until(() -> asOwner("restored", once)
                .equals(all));
    }
}

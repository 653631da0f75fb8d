package school.safeguarding.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import school.safeguarding.MailDoor;
import school.safeguarding.MailDoor.Mode;
import school.safeguarding.MovableClock;
import school.safeguarding.story.Answers;
import school.safeguarding.story.TasklistClient;

/**
 * Two nodes that are broken while people report, one way after another: whatever was answered as accepted is there once afterwards,
 * each step that is late was passed on once, each mail went out once or twice as the same message, or was shown to the next person, and the chain verifies. Whoever
 * gets no answer sends the same again, as the page does, to whichever node. Writes {@code target/faults.md}.
 *
 * <p>{@code -Dfaults=} says which: {@code some}, {@code all}, or keys of single ones with commas between them.
 */
@EnabledIfSystemProperty(named = "faults", matches = "(?!none$).+")
class FaultsIT extends InstalledOnDebian {

    private static final Set<String> ASKED =
            Set.of(System.getProperty("faults", "none").split(","));
    private static final Set<String> SOME =
            Set.of("killed", "killed-in-chain", "database-cut-off", "mail-cut-off", "mail-unanswered", "stands-still");
    private static final String CLOCK = "clock-jumps";
    private static final String FULL_DISK = "full-disk";
    private static final int TEACHERS = 4;
    private static final int NODES = 2;
    private static final Duration LOAD_BEFORE = Duration.ofMillis(1_500);
    private static final Duration LOAD_AFTER = Duration.ofMillis(1_500);
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(15);

    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(400);

    /**
     * So many of one fault come fast. Were it hundreds, as in one that lasts, the node that is left would have so much to pass on that
     * another, on the same two cores, would not come up.
     */
    private static final int FAST = 40;

    private static final int TIMES_SLOWER = 12;

    /** Beside a node that has its hands full. */
    private static final Duration STARTS_AGAIN_WITHIN = Duration.ofMinutes(8);

    /** What a killed node had begun is another's after that. Jobs that take longer than it are begun twice, and done once. */
    private static final Duration JOB_LOCK = Duration.ofSeconds(15);

    /** One whose receipt was lost is sent once more, and no more than that. */
    private static final int MOST_TIMES = 2;

    /** How a clock goes over a moment that matters. */
    private static final Duration STRIDE = Duration.ofMinutes(20);

    private static final int STRIDES = 8;

    private static final int DISK_MEGABYTES = 700;

    private static final String FIRST = "violet kettle seven";
    private static final String OWN = "seven geese over the canal";
    private static final String DATABASE = "safeguarding";

    private final AtomicInteger tried = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final List<String> table = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>(Set.of("some", "all", CLOCK, FULL_DISK));
    private final int[] ports = new int[NODES];
    private final Process[] nodes = new Process[NODES];
    private MailDoor door;
    private volatile boolean isLoaded;

    /** Something that goes wrong, and is right again when it returns. */
    private interface Fault {

        void happens() throws Exception;
    }

    @Test
    void nothing_that_was_accepted_is_lost_or_doubled_whatever_breaks() throws Exception {
        try (MailDoor open = new MailDoor(mail.getSmtp().getPort())) {
            door = open;
            isInstalled();
            for (int node = 0; node < NODES; node++) {
                start(node);
            }
            teachersChooseTheirPasswords();
            everythingBreaks();
            assertThat(keys).containsAll(ASKED);
            eachLateStepIsPassedOnOnce();
            if (isTried(CLOCK)) {
                theClockJumps();
            } else {
                eachMailIsOut();
            }
            everythingFits();
        } finally {
            write();
        }
    }

    /** Where it may be mounted, the server has a disk that can be filled. */
    @Override
    DebianServer server(Path programs) throws Exception {
        return isTried(FULL_DISK) && System.getProperty("user.name").equals("root")
                ? DebianServer.startOnSmallDisk(programs, DISK_MEGABYTES)
                : super.server(programs);
    }

    private void everythingBreaks() throws Exception {
        breaks("killed", "a node is killed at random", () -> isKilled(0));
        breaks(
                "killed-in-chain",
                "a node is killed at the end of a report, in the chain",
                () -> isKilledAt("trail_head"));
        breaks("database-cut-off", "PostgreSQL is cut off, and starts again", () -> {
            server.isCutOff();
            server.goOn();
        });
        breaks(
                "mail-cut-off",
                "the mail server drops each message half-way",
                () -> mailServer(Mode.DROPS_MID_MESSAGE, 6));
        breaks(
                "mail-unanswered",
                "the mail server drops each connection after its message",
                () -> mailServer(Mode.DROPS_BEFORE_ANSWER, 6));
        breaks(
                "stands-still",
                "a node stands still beyond its job locks, and wakes",
                () -> standsStill(1, JOB_LOCK.multipliedBy(2)));
        breaks("killed-at-beginning", "a node is killed at the beginning of a report", () -> isKilledAt("sent_form"));
        breaks("killed-in-middle", "a node is killed in the middle of a report", () -> isKilledAt("concern"));
        breaks("killed-at-entry", "a node is killed where a report is written down", () -> isKilledAt("entry"));
        breaks("killed-at-mail", "a node is killed where a mail is made", () -> isKilledAt("notice"));
        breaks("both-killed", "both nodes are killed", () -> {
            nodes[1].destroyForcibly();
            isKilled(0);
            start(1);
        });
        breaks("database-killed", "PostgreSQL is killed", () -> {
            server.signal("KILL");
            server.goOn();
        });
        breaks("database-stands-still", "PostgreSQL stands still for 60 s", () -> {
            server.signal("STOP");
            passes(Duration.ofSeconds(60));
            server.signal("CONT");
        });
        breaks("no-connections", "PostgreSQL has no connections left for 10 s", () -> {
            server.asSuperuser("ALTER ROLE app CONNECTION LIMIT 1");
            server.asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'");
            passes(Duration.ofSeconds(10));
            server.asSuperuser("ALTER ROLE app CONNECTION LIMIT -1");
        });
        breaks("slow-database", "PostgreSQL is slow: it stands still for 0.4 s of each half second, for 20 s", () -> {
            for (int pulse = 0; pulse < 40; pulse++) {
                server.signal("STOP");
                passes(Duration.ofMillis(400));
                server.signal("CONT");
                passes(Duration.ofMillis(100));
            }
        });
        if (server.isOnSmallDisk()) {
            breaks(FULL_DISK, "the disk of PostgreSQL is full for 10 s", () -> {
                server.hasFullDisk();
                passes(Duration.ofSeconds(10));
                server.hasRoomAgain();
                if (!server.isRunning()) {
                    server.goOn();
                }
            });
        }
        breaks("mail-refused", "the mail server refuses", () -> mailServer(Mode.REFUSES, 10));
        breaks("mail-hangs", "the mail server hangs", () -> mailServer(Mode.HANGS, 25));
        breaks(
                "stands-still-for-long",
                "a node stands still for 90 s with whatever it holds",
                () -> standsStill(0, Duration.ofSeconds(90)));
        for (int again = 0; again < 3; again++) {
            breaks("killed-again", "a node is killed at random", () -> isKilled(1));
        }
    }

    /**
     * In a node of this process, since no clock of another can be moved; PostgreSQL's own stands where it is. Last, for from here on it is
     * months later.
     */
    private void theClockJumps() throws Exception {
        for (Process node : nodes) {
            stop(node);
        }
        settings.forEach(System::setProperty);
        ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor();
        try (ConfigurableApplicationContext school = new SpringApplicationBuilder(UpgradeIT.Application.class)
                .profiles("production")
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--safeguarding.data-dir=" + folder,
                        // As the nodes have them, whose names only an environment may write so.
                        "--server.servlet.session.cookie.secure=false",
                        "--camunda.bpm.webapp.csrf.enable-secure-cookie=false",
                        "--camunda.bpm.webapp.session-cookie.enable-secure-cookie=false",
                        "--camunda.bpm.job-execution.lock-time-in-millis=" + JOB_LOCK.toMillis())) {
            Arrays.fill(ports, school.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            MovableClock clock = school.getBean(MovableClock.class);
            clock.set(Instant.now());
            // A second each second, whatever it jumps over.
            seconds.scheduleAtFixedRate(() -> clock.advance(Duration.ofSeconds(1)), 1, 1, TimeUnit.SECONDS);
            breaks(CLOCK, "the clock jumps three hours on, over due times", () -> clock.advance(Duration.ofHours(3)));
            breaks(CLOCK, "the clock goes ten minutes back", () -> clock.advance(Duration.ofMinutes(-10)));
            walksOver("British Summer Time begins", clock, Instant.parse("2027-03-28T01:00:00Z"));
            walksOver("the school's calendar ends", clock, Instant.parse("2027-07-21T23:00:00Z"));
            walksOver("British Summer Time ends", clock, Instant.parse("2027-10-31T01:00:00Z"));
            eachLateStepIsPassedOnOnce();
            everybodyOfTheLadderWasAsked(clock);
            eachMailIsOut();
        } finally {
            seconds.shutdownNow();
        }
    }

    /** From shortly before that moment to shortly after it while people report. */
    private void walksOver(String name, MovableClock clock, Instant moment) throws Exception {
        clock.set(moment.minus(STRIDE.multipliedBy(STRIDES / 2)));
        breaks(CLOCK, name, () -> {
            for (int stride = 0; stride < STRIDES; stride++) {
                clock.advance(STRIDE);
                passes(Duration.ofMillis(500));
            }
        });
    }

    private void isInstalled() throws Exception {
        settings.put("SAFEGUARDING_MAIL_PORT", String.valueOf(door.port()));
        passwordsAreThere();
        assertThat(createRoles(DATABASE, Map.of())).startsWith("0 ");
        settings.put("SAFEGUARDING_DB_URL", server.jdbcUrl(DATABASE));
        settings.put("SAFEGUARDING_BASE_URL", "http://localhost");
        // Reports come without TLS here.
        settings.put("SERVER_SERVLET_SESSION_COOKIE_SECURE", "false");
        settings.put("CAMUNDA_BPM_WEBAPP_CSRF_ENABLESECURECOOKIE", "false");
        settings.put("CAMUNDA_BPM_WEBAPP_SESSIONCOOKIE_ENABLESECURECOOKIE", "false");
        settings.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", String.valueOf(JOB_LOCK.toMillis()));
        assertThat(command("keyset", "new", settings.get("SAFEGUARDING_KEYSET_FILE")))
                .startsWith("0 ");
        StringBuilder accounts = new StringBuilder(
                """
                accounts:
                  - {id: ivo, name: Ivo Example, mail: ivo@school.example, roles: [it-support], password: violet kettle seven}
                  - {id: cora, name: Cora Example, mail: cora@school.example, roles: [staff, cpo], password: violet kettle seven}
                  - {id: dee, name: Dee Example, mail: dee@school.example, roles: [staff, deputy-cpo], password: violet kettle seven}
                  - {id: hana, name: Hana Example, mail: hana@school.example, roles: [staff, head], password: violet kettle seven}
                  - {id: charlie, name: Charlie Example, mail: c@governors.example, roles: [chair], password: violet kettle seven}
                """);
        for (int teacher = 0; teacher < TEACHERS; teacher++) {
            accounts.append(
                    "  - {id: t%1$d, name: Terry Number%1$d, mail: t%1$d@school.example, roles: [staff], password: %2$s}\n"
                            .formatted(teacher, FIRST));
        }
        Files.writeString(Path.of(settings.get("SAFEGUARDING_FIRST_ACCOUNTS")), accounts);
    }

    private void start(int node) throws Exception {
        ports[node] = freePort();
        nodes[node] = application(ports[node], -1);
        isUp(ports[node], STARTS_AGAIN_WITHIN);
    }

    private void teachersChooseTheirPasswords() {
        for (int teacher = 0; teacher < TEACHERS; teacher++) {
            TasklistClient client = new TasklistClient(ports[0]);
            client.signIn("t" + teacher, FIRST);
            client.fill("/account/password", Map.of("current", FIRST, "password", OWN, "again", OWN));
        }
    }

    private static void passes(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    private void isKilled(int node) throws Exception {
        passes(Duration.ofMillis(ThreadLocalRandom.current().nextInt(1_000)));
        nodes[node].destroyForcibly().onExit().join();
        start(node);
    }

    /** Reports wait where they would write to that table next, with everything before it done and nothing kept. */
    private void isKilledAt(String place) throws Exception {
        try (Connection owner = DriverManager.getConnection(server.jdbcUrl(DATABASE), "owner", OWNER_PASSWORD);
                Statement lock = owner.createStatement()) {
            owner.setAutoCommit(false);
            lock.execute("LOCK TABLE safeguarding." + place + " IN EXCLUSIVE MODE");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> count("SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
                                    + " WHERE NOT l.granted AND c.relname = '" + place + "'")
                            > 1);
            nodes[0].destroyForcibly().onExit().join();
            owner.rollback();
        }
        start(0);
    }

    private void mailServer(Mode mode, int seconds) throws IOException {
        door.is(mode);
        passes(Duration.ofSeconds(seconds));
        door.is(Mode.OPEN);
    }

    private void standsStill(int node, Duration time) throws Exception {
        signal(nodes[node], "STOP");
        passes(time);
        signal(nodes[node], "CONT");
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static boolean isTried(String key) {
        return ASKED.contains("all") || ASKED.contains(key) || ASKED.contains("some") && SOME.contains(key);
    }

    private void breaks(String key, String name, Fault fault) throws Exception {
        keys.add(key);
        if (!isTried(key)) {
            return;
        }
        int triedBefore = tried.get();
        int acceptedBefore = accepted.size();
        isLoaded = true;
        ExecutorService teachers = Executors.newFixedThreadPool(TEACHERS);
        try {
            stepsFallDue();
            List<Future<?>> reporting = new ArrayList<>();
            IntStream.range(0, TEACHERS)
                    .forEach(teacher -> reporting.add(teachers.submit(() -> {
                        reports(teacher, acceptedBefore);
                        return null;
                    })));
            passes(LOAD_BEFORE);
            fault.happens();
            passes(LOAD_AFTER);
            isLoaded = false;
            for (Future<?> teacher : reporting) {
                teacher.get(SETTLES_WITHIN.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            isLoaded = false;
            teachers.shutdownNow();
        }
        Set<String> there = references();
        Set<String> lost = new TreeSet<>(accepted);
        lost.removeAll(there);
        Set<String> doubled = new TreeSet<>(there);
        doubled.removeAll(accepted);
        table.add("| %s | %d | %d | %d | %d |"
                .formatted(
                        name,
                        tried.get() - triedBefore,
                        accepted.size() - acceptedBefore,
                        lost.size(),
                        doubled.size()));
        assertThat(lost).as("lost: " + name).isEmpty();
        assertThat(doubled).as("there and never answered: " + name).isEmpty();
    }

    private Set<String> references() throws Exception {
        String all = asOwner(DATABASE, "SELECT string_agg(reference, ',') FROM safeguarding.concern");
        return all == null ? new HashSet<>() : new HashSet<>(List.of(all.split(",")));
    }

    /** One report after another, each sent again with its key until it is answered, and now and then once more after that. */
    private void reports(int teacher, int acceptedBefore) {
        int node = teacher % NODES;
        TasklistClient client = signedIn(teacher, node);
        while (isLoaded) {
            String key = UUID.randomUUID().toString();
            String report = TasklistClient.body(
                    Answers.report().with("childName", "Child " + key.substring(0, 8), "observedOn", "2026-01-12"));
            String reference = answered(client, key, report);
            for (int attempt = 1; reference.isEmpty(); attempt++) {
                passes(Duration.ofMillis(200));
                node = (node + 1) % NODES;
                client = attempt % 10 == 0 ? signedIn(teacher, node) : client.at(ports[node]);
                reference = answered(client, key, report);
            }
            if (accepted.size() % 4 == 0) {
                assertThat(answered(client, key, report))
                        .as("sent again, as after an answer that did not arrive")
                        .isIn(reference, "");
            }
            accepted.add(reference);
            int pauses = accepted.size() - acceptedBefore < FAST ? 1 : TIMES_SLOWER;
            for (int pause = 0; pause < pauses && isLoaded; pause++) {
                passes(BETWEEN_REPORTS);
            }
        }
    }

    private String answered(TasklistClient client, String key, String report) {
        tried.incrementAndGet();
        return client.reported(key, report);
    }

    private TasklistClient signedIn(int teacher, int node) {
        int asked = node;
        while (true) {
            try {
                TasklistClient client = new TasklistClient(ports[asked]).within(Duration.ofSeconds(20));
                if (client.signIn("t" + teacher, OWN)
                        .headers()
                        .firstValue("Location")
                        .filter("/"::equals)
                        .isPresent()) {
                    return client;
                }
            } catch (AssertionError e) {
                // It is not up.
            }
            passes(Duration.ofMillis(300));
            asked = (asked + 1) % NODES;
        }
    }

    private void stepsFallDue() throws Exception {
        asOwner(
                DATABASE,
                "UPDATE engine.act_ru_job SET duedate_ = now() AT TIME ZONE 'UTC' - interval '1 minute'"
                        + " WHERE handler_type_ = 'timer-transition' AND handler_cfg_ LIKE 'event_reviewConcernNotSeen%'"
                        + " AND lock_owner_ IS NULL");
    }

    private void eachLateStepIsPassedOnOnce() throws Exception {
        await().atMost(SETTLES_WITHIN).pollInterval(Duration.ofSeconds(2)).until(() -> {
            stepsFallDue();
            return count("SELECT count(DISTINCT task_id) FROM safeguarding.overdue_step WHERE step ="
                            + " 'userTask_reviewConcern'")
                    >= accepted.size();
        });
        long late = count("SELECT count(DISTINCT task_id) FROM safeguarding.overdue_step");
        long passedOn = count("SELECT count(*) FROM safeguarding.overdue_step");
        table.add("| all of it: steps passed on | %d | %d | %d | %d |".formatted(late, late, 0, passedOn - late));
        assertThat(passedOn).isEqualTo(late);
    }

    /** However many due times a jump went over. */
    private void everybodyOfTheLadderWasAsked(MovableClock clock) throws Exception {
        String unasked = "SELECT count(*) FROM safeguarding.overdue_step o WHERE ended_at IS NULL AND step ="
                + " 'userTask_reviewConcern' AND NOT EXISTS (SELECT 1 FROM safeguarding.overdue_level l WHERE"
                + " l.overdue_step = o.id AND l.account = 'hana')";
        await().atMost(SETTLES_WITHIN).pollInterval(Duration.ofSeconds(2)).until(() -> {
            clock.advance(Duration.ofMinutes(10));
            return count(unasked) == 0;
        });
        long late = count("SELECT count(*) FROM safeguarding.overdue_step WHERE ended_at IS NULL");
        assertThat(late).isGreaterThanOrEqualTo(accepted.size());
        table.add("| after the jumps: late steps that came to the end of their ladder | %1$d | %1$d | 0 | 0 |"
                .formatted(late));
    }

    /** Mails that failed are tried again as if the time until then had passed. */
    private void eachMailIsOut() throws Exception {
        await().atMost(SETTLES_WITHIN).pollInterval(Duration.ofSeconds(2)).until(() -> {
            asOwner(
                    DATABASE,
                    "UPDATE engine.act_ru_job SET duedate_ = now() AT TIME ZONE 'UTC' - interval '1 minute'"
                            + " WHERE handler_type_ = 'async-continuation' AND retries_ > 0 AND lock_owner_ IS NULL"
                            + " AND duedate_ > now() AT TIME ZONE 'UTC'");
            return count("SELECT count(*) FROM safeguarding.notice WHERE state = 'WAITING'") == 0;
        });
        Map<String, Integer> times = new HashMap<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            times.merge(message.getMessageID(), 1, Integer::sum);
        }
        long twice = times.values().stream().filter(often -> often > 1).count();
        long oftener =
                times.values().stream().filter(often -> often > MOST_TIMES).count();
        // One about a late step has made the next person responsible instead.
        long undelivered =
                count("SELECT count(*) FROM safeguarding.notice WHERE state = 'UNDELIVERED' AND overdue_id IS NULL");
        long shown = count("SELECT count(*) FROM engine.act_ru_task WHERE task_def_key_ LIKE '%nother%ay%'");
        table.add(
                "| all of it: mails (doubled: sent again as the same message; %d shown to the next person) | %d | %d | %d | %d |"
                        .formatted(shown, times.size(), times.size(), Math.max(0, undelivered - shown), twice));
        assertThat(oftener).as("sent more than twice").isZero();
        assertThat(undelivered).as("given up on, and shown to the next person").isLessThanOrEqualTo(shown);
    }

    private long count(String sql) throws Exception {
        return Long.parseLong(asOwner(DATABASE, sql));
    }

    private void write() throws IOException {
        String text = "| Fault | Tried | Accepted | Lost | Doubled |\n| --- | --- | --- | --- | --- |\n"
                + String.join("\n", table) + "\n";
        Files.writeString(Path.of("target/faults.md"), text);
    }
}

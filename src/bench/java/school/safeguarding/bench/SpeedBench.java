package school.safeguarding.bench;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import school.safeguarding.story.Answers;
import school.safeguarding.story.TasklistClient;

/**
 * The packaged application beside the engine's own starter: {@code mvn verify -P bench}. Sizes are properties; a short run is
 * {@code -Dbench.rounds=1 -Dbench.reports=20 -Dbench.seconds=5 -Dbench.steps=500}. How long ten thousand overdue steps take is
 * {@code DowntimeIT}'s, with the profile {@code load}.
 */
class SpeedBench {

    private static final Logger log = LoggerFactory.getLogger(SpeedBench.class);

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int STARTS = Integer.getInteger("bench.starts", 5);
    private static final int REPORTS = Integer.getInteger("bench.reports", 100);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 15);
    private static final int CALLS = Integer.getInteger("bench.calls", 100);
    private static final int STEPS = Integer.getInteger("bench.steps", 10_000);
    private static final int ENTRIES = Integer.getInteger("bench.entries", 200);
    private static final int DRAFTS = Integer.getInteger("bench.drafts", 30);

    private static final int CLIENTS = 4;
    /** The open steps of the shorter list; the reports that they come from warm both applications up. */
    private static final int FEW_STEPS = 100;

    /** Whoever types a report; everybody else of those who type reviews a concern. */
    private static final List<String> REPORTERS = List.of("deputy", "head", "chair", "governor");

    private static final int FEW_ENTRIES = 10;
    private static final int COUNTED_REPORTS = 10;

    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path OURS = Path.of("target", "safeguarding.jar");
    private static final Path STOCK = Path.of("target", "bench-build", "stock", "target", "stock.jar");
    private static final ZoneId SCHOOL = ZoneId.of("Europe/London");

    private static final String LIST =
            "{\"processVariables\":[],\"orQueries\":[],\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}";

    private final Path runFolder = FOLDER.resolve(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", ""));
    private final AtomicInteger children = new AtomicInteger();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ResultTable table = new ResultTable(conditions());
    private final Thread stopping = new Thread(this::stopEverything);
    private Path dataDir;
    private Database database;
    private Running ourProcess;
    private Running stockProcess;

    private static Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put(
                "measured at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.put("processors", Runtime.getRuntime().availableProcessors());
        conditions.put("Java", System.getProperty("java.vm.version"));
        conditions.put("rounds", ROUNDS);
        conditions.put("reports of one client in a round", REPORTS);
        conditions.put("seconds of " + CLIENTS + " clients in a round", SECONDS);
        conditions.put("calls of each list and of a review", CALLS);
        conditions.put("starts", STARTS);
        return conditions;
    }

    @BeforeEach
    void leaveNothingBehindWhenCutOff() {
        Runtime.getRuntime().addShutdownHook(stopping);
    }

    @AfterEach
    void stop() {
        Runtime.getRuntime().removeShutdownHook(stopping);
        stopEverything();
    }

    private void stopEverything() {
        Stream.of(ourProcess, stockProcess).filter(Objects::nonNull).forEach(Running::close);
        mail.stop();
        if (database != null) {
            database.close();
        }
    }

    @Test
    void the_application_is_measured_beside_the_stock_engine() throws Exception {
        startTrials();
        database = new Database(dataDir.resolve("database"));
        mail.start();
        Subject ours = ours();
        Subject stock = new Subject(
                database, Database.STOCK, "public", "two-steps", Client::ofStock, this::nextReport, "SELECT 0");
        startStock(stock);
        startOurs(ours, true);

        for (Subject subject : List.of(ours, stock)) {
            subject.report(subject.client("teacher"), FEW_STEPS);
            done(subject);
        }
        Map<String, Figures> shortLists = lists(ours);
        openReviews(ours);
        for (int round = 0; round < ROUNDS; round++) {
            log.info("Round {} of {}", round + 1, ROUNDS);
            List<Subject> inTurn = round % 2 == 0 ? List.of(ours, stock) : List.of(stock, ours);
            for (Subject subject : inTurn) {
                subject.oneClient(REPORTS);
                done(subject);
                subject.manyClients(CLIENTS, Duration.ofSeconds(SECONDS));
                done(subject);
            }
        }
        compare(ours, stock);
        countStatements(ours, stock);
        compareLists(ours, shortLists);

        table.write(FOLDER);
        log.info("Measured:\n{}", table.markdown());
    }

    private Subject ours() {
        return new Subject(
                database,
                Database.OURS,
                "engine",
                "cse-concern",
                Client::ofOurs,
                this::nextReport,
                "SELECT count(*) FROM safeguarding.notice WHERE state = 'WAITING'");
    }

    /** By itself: {@code -Dit.test=SpeedBench#reports_are_measured_while_others_type}. */
    @Test
    void reports_are_measured_while_others_type() throws Exception {
        dataDir = Files.createDirectories(runFolder.resolve("trial-of-drafts"));
        Running.start(OURS, dataDir.resolve("log.txt"), Map.of(), List.of("--safeguarding.data-dir=" + dataDir))
                .close();
        database = new Database(dataDir.resolve("database"));
        mail.start();
        Subject ours = ours();
        startOurs(ours, true);
        ours.report(ours.client("teacher"), FEW_STEPS);
        done(ours);
        List<Typing.Writer> writers = writers(ours);
        Typing.warmUp(writers);
        Figures alone = new Figures();
        Figures beside = new Figures();
        Figures kept = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            log.info("Round {} of {}", round + 1, ROUNDS);
            for (boolean areTyping : round % 2 == 0 ? List.of(false, true) : List.of(true, false)) {
                try (Typing typing = new Typing(areTyping ? writers : List.of())) {
                    (areTyping ? beside : alone).addAll(ours.report(ours.client("teacher"), REPORTS));
                    if (areTyping) {
                        kept.add(typing.perSecond());
                    }
                }
                done(ours);
            }
        }
        table.alone("Wait for a report while nobody else types, p95", "ms", alone.percentile(95));
        table.atMost(
                "The same while " + DRAFTS + " drafts a second are kept",
                "ms",
                beside.percentile(95),
                null,
                1.1 * alone.percentile(95));
        table.alone("The same two, medians: nobody", "ms", alone.median());
        table.alone("The same two, medians: others type", "ms", beside.median());
        table.alone("Drafts that were kept meanwhile", "1/s", kept.median());
        table.write(runFolder);
        log.info("Measured:\n{}", table.markdown());
    }

    private List<Typing.Writer> writers(Subject ours) throws IOException {
        List<Typing.Writer> writers = new ArrayList<>();
        for (String reporter : REPORTERS) {
            writers.add(new Typing.Writer(ours.client(reporter), "/start/cse-concern", "whatHappened"));
        }
        Client cpo = ours.client("cpo");
        for (JsonNode task : Client.read(cpo.ask(
                "/task?taskDefinitionKey=userTask_reviewConcern&maxResults=" + Math.max(0, DRAFTS - writers.size())))) {
            writers.add(new Typing.Writer(cpo, "/task/" + task.path("id").asText(), "reviewNotes"));
        }
        return writers;
    }

    private void done(Subject subject) throws Exception {
        subject.awaitDone();
        mail.purgeEmailFromAllMailboxes();
    }

    /** A child of its own each, as in a school: neither names nor birthdays that make one look like another. */
    private String nextReport() {
        int number = children.incrementAndGet();
        String name = Integer.toString(1_000_000 + number * 7_919, 36)
                .chars()
                .mapToObj(digit -> Character.toString('a' + digit % 26))
                .collect(Collectors.joining());
        return TasklistClient.body(Answers.report()
                .with("childName", name + " madeup" + new StringBuilder(name).reverse())
                .with(
                        "childDateOfBirth",
                        LocalDate.of(2019, 9, 1).plusDays(number % 1_000).toString())
                .with("observedOn", LocalDate.now(SCHOOL).toString()));
    }

    /** Leaves the data of the last one behind: its made-up people are those that report and review. */
    private void startTrials() throws Exception {
        Figures first = new Figures();
        Figures again = new Figures();
        for (int start = 0; start < STARTS; start++) {
            dataDir = Files.createDirectories(runFolder.resolve("trial-" + start));
            for (Figures figures : List.of(first, again)) {
                try (Running trial = Running.start(
                        OURS, dataDir.resolve("log.txt"), Map.of(), List.of("--safeguarding.data-dir=" + dataDir))) {
                    figures.add(trial.startTime().toMillis() / 1000.0);
                }
            }
        }
        table.atMost("Start of the packaged trial, the first", "s", first.median(), null, 15);
        table.atMost("Start of the packaged trial, on its data", "s", again.median(), null, 15);
    }

    private void startStock(Subject stock) throws Exception {
        stockProcess = Running.start(
                STOCK,
                runFolder.resolve("stock.txt"),
                Map.of(),
                List.of(
                        "--spring.datasource.url=" + database.url(Database.STOCK),
                        "--spring.datasource.username=" + Database.APPLICATION,
                        "--spring.datasource.password=" + Database.APPLICATION));
        stock.runsAs(stockProcess);
    }

    /** As for a school, but without TLS and without anybody's telephone, and in school hours whatever the time is. */
    private void startOurs(Subject ours, boolean areJobsRun) throws Exception {
        if (ourProcess != null) {
            ourProcess.close();
        }
        ourProcess = Running.start(
                OURS,
                runFolder.resolve(areJobsRun ? "ours.txt" : "ours-without-jobs.txt"),
                Map.ofEntries(
                        Map.entry("SPRING_PROFILES_ACTIVE", "production"),
                        Map.entry("SAFEGUARDING_ADDRESS", "127.0.0.1"),
                        Map.entry("SAFEGUARDING_DB_URL", database.url(Database.OURS)),
                        Map.entry("SAFEGUARDING_DB_USER", Database.APPLICATION),
                        Map.entry("SAFEGUARDING_DB_PASSWORD", "not asked for here"),
                        Map.entry("SAFEGUARDING_DB_OWNER_USER", "owner"),
                        Map.entry("SAFEGUARDING_DB_OWNER_PASSWORD", "not asked for here"),
                        Map.entry("SAFEGUARDING_KEYSET_FILE", absolute("keyset.json")),
                        Map.entry("SAFEGUARDING_CALENDAR", alwaysInSchool().toString()),
                        Map.entry("SAFEGUARDING_MAIL_HOST", "127.0.0.1"),
                        Map.entry(
                                "SAFEGUARDING_MAIL_PORT",
                                String.valueOf(mail.getSmtp().getPort())),
                        Map.entry("SAFEGUARDING_MAIL_AUTH", "false"),
                        Map.entry("SAFEGUARDING_MAIL_STARTTLS", "false"),
                        Map.entry("SAFEGUARDING_MAIL_FROM", "safeguarding@school.example"),
                        Map.entry("SAFEGUARDING_SCHOOL_NAME", "Halfway Nursery Infant School"),
                        Map.entry("SAFEGUARDING_BASE_URL", "https://safeguarding.school.example"),
                        Map.entry("SAFEGUARDING_LADO_MAIL", "lado@council.example"),
                        Map.entry("SAFEGUARDING_FRONT_DOOR_MAIL", "front-door@council.example"),
                        Map.entry("SAFEGUARDING_FRONT_DOOR_NUMBER", "0100 000 000"),
                        Map.entry("SAFEGUARDING_POLICE_NUMBER", "0100 000 101"),
                        Map.entry("SAFEGUARDING_SOCIAL_CARE_NUMBER", "0100 000 000"),
                        Map.entry("SAFEGUARDING_SCHOOL_NURSING_NUMBER", "0100 000 222"),
                        Map.entry("SAFEGUARDING_LADO_NUMBER", "0100 000 333")),
                List.of(
                        "--safeguarding.data-dir=" + dataDir,
                        "--safeguarding.second-factor.demanded=false",
                        "--server.servlet.session.cookie.secure=false",
                        "--camunda.bpm.webapp.session-cookie.enable-secure-cookie=false",
                        "--camunda.bpm.webapp.csrf.enable-secure-cookie=false",
                        "--camunda.bpm.job-execution.enabled=" + areJobsRun));
        ours.runsAs(ourProcess);
    }

    private String absolute(String file) {
        return dataDir.resolve(file).toAbsolutePath().toString();
    }

    /** Out of hours a report tells more people, so that a run in the evening would not compare with one in the morning. */
    private Path alwaysInSchool() throws IOException {
        LocalDate today = LocalDate.now(SCHOOL);
        String weekdays = Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .map(day -> "  " + day + ": {opens: \"00:01\", home: \"23:58\"}\n")
                .collect(Collectors.joining());
        String term = "  - {name: Of the bench, from: " + today.minusDays(30) + ", to: " + today.plusDays(300) + "}\n";
        return Files.writeString(
                runFolder.resolve("calendar.yml").toAbsolutePath(), "weekdays:\n" + weekdays + "terms:\n" + term);
    }

    private void compare(Subject ours, Subject stock) {
        table.atMostTimesStock(
                "Processor time of the JVM for a report and all that follows",
                "ms",
                4,
                ours.processorTime,
                stock.processorTime);
        table.atLeastTimesStock(
                "Reports of " + CLIENTS + " clients, mails and jobs beside",
                "1/s",
                0.4,
                ours.reportsPerSecond,
                stock.reportsPerSecond);
        table.beside(
                "The same until the last job is done", "1/s", ours.doneReportsPerSecond, stock.doneReportsPerSecond);
        table.atMostTimesStock("Wait of one client for one report, median", "ms", 2, ours.wait, stock.wait);
        table.beside("The same, p95", "ms", ours.longWait, stock.longWait);
    }

    private void countStatements(Subject ours, Subject stock) throws Exception {
        Statements sentByOurs = statements(ours, Database.OURS, "(?i)insert into safeguarding\\.concern ");
        Statements sentByStock = statements(stock, Database.STOCK, "(?i)insert into ACT_HI_PROCINST");
        table.atMost(
                "Statements in the report's own transaction",
                "",
                each(sentByOurs.ofReports()),
                each(sentByStock.ofReports()),
                35);
        table.atMost(
                "Statements of the rest of the call and of all that follows",
                "",
                each(sentByOurs.ofEverythingElse()),
                each(sentByStock.ofEverythingElse()),
                110);
        table.atMost(
                "Commits of a report and all that follows",
                "",
                each(sentByOurs.commits()),
                each(sentByStock.commits()),
                10);
        table.alone("The same with transactions that only read", "", each(sentByOurs.transactions()));
    }

    private static double each(int all) {
        return (double) all / COUNTED_REPORTS;
    }

    private Statements statements(Subject subject, String name, String own) throws Exception {
        Client teacher = subject.client("teacher");
        subject.report(teacher, 1);
        done(subject);
        database.logStatements(true);
        for (int report = 0; report < COUNTED_REPORTS; report++) {
            subject.report(teacher, 1);
            done(subject);
        }
        String last = "SELECT 0 AS last_of_" + name;
        database.count(Database.OURS, last);
        database.logStatements(false);
        // The server writes its log a moment later.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.readString(database.statementLog()).contains(last));
        return new Statements(database.statementLog(), name, Pattern.compile(own));
    }

    /** Each list and its count, by what is asked. */
    private Map<String, Figures> lists(Subject ours) throws IOException {
        Client cpo = ours.client("cpo");
        Map<String, Figures> measured = new LinkedHashMap<>();
        for (String name : List.of("To do now", "Open concerns")) {
            String filter = "/filter/" + filter(cpo, name);
            measured.put(name, measure(() -> cpo.tell(filter + "/list?firstResult=0&maxResults=15", LIST, 200)));
            measured.put(name + ", count", measure(() -> cpo.ask(filter + "/count")));
        }
        return measured;
    }

    private static String filter(Client person, String name) throws IOException {
        for (JsonNode filter : Client.read(person.ask("/filter"))) {
            if (filter.path("name").asText().equals(name)) {
                return filter.path("id").asText();
            }
        }
        throw new IllegalStateException("There is no filter " + name);
    }

    /** Half as often for nothing first. */
    private static Figures measure(Runnable call) {
        for (int time = 0; time < CALLS / 2; time++) {
            call.run();
        }
        Figures figures = new Figures();
        for (int time = 0; time < CALLS; time++) {
            long begin = System.nanoTime();
            call.run();
            figures.add(Subject.millisSince(begin));
        }
        return figures;
    }

    private void compareLists(Subject ours, Map<String, Figures> shortLists) throws Exception {
        startOurs(ours, false);
        long open = database.count(
                Database.OURS,
                "SELECT count(*) FROM engine.act_ru_task WHERE task_def_key_ = 'userTask_reviewConcern'");
        int missing = Math.max(0, STEPS - (int) open);
        log.info("{} reports until {} steps are open", missing, STEPS);
        ours.report(CLIENTS, (missing + CLIENTS - 1) / CLIENTS);
        database.update(Database.OURS, "ANALYZE");
        lists(ours).forEach((name, figures) -> {
            double few = shortLists.get(name).percentile(95);
            table.atMost(name + ", " + FEW_STEPS + " open steps, p95", "ms", few, null, 150);
            table.atMost(
                    name + ", " + Math.max(STEPS, open) + " open steps, p95",
                    "ms",
                    figures.percentile(95),
                    null,
                    2 * few);
        });
    }

    /** What Tasklist asks for when somebody opens the step. */
    private void openReviews(Subject ours) throws Exception {
        for (int entries : List.of(FEW_ENTRIES, ENTRIES)) {
            String reference = reportWithEntries(ours, entries);
            Client cpo = ours.client("cpo");
            String review = "/task/" + task(cpo, "userTask_reviewConcern", reference);
            Figures opened =
                    measure(() -> Stream.of("", "/form", "/deployed-form", "/form-variables?deserializeValues=false")
                            .forEach(part -> cpo.ask(review + part)));
            table.alone("Opening a review with " + entries + " entries, median", "ms", opened.median());
        }
    }

    private String reportWithEntries(Subject ours, int entries) throws Exception {
        ours.report(ours.client("teacher"), 1);
        done(ours);
        Client cpo = ours.client("cpo");
        String reference = Client.read(cpo.ask("/task?sortBy=created&sortOrder=desc&maxResults=1"))
                .path(0)
                .path("name")
                .asText()
                .replaceAll(".*· ", "");
        String counted = "SELECT count(*) FROM safeguarding.entry WHERE reference = '" + reference + "'";
        while (database.count(Database.OURS, counted) < entries) {
            String step = "/task/" + task(cpo, "userTask_addToRecord", reference);
            cpo.tell(step + "/submit-form", TasklistClient.body(Answers.addition("conversation")), 204);
            done(ours);
        }
        return reference;
    }

    private static String task(Client person, String step, String reference) throws IOException {
        JsonNode tasks =
                Client.read(person.ask("/task?taskDefinitionKey=" + step + "&processInstanceBusinessKey=" + reference));
        if (tasks.size() != 1) {
            throw new IllegalStateException(tasks.size() + " steps " + step + " of " + reference);
        }
        return tasks.path(0).path("id").asText();
    }
}

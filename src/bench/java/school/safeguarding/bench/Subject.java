package school.safeguarding.bench;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** One of the two applications that are measured, with how one reports to it. */
class Subject {

    private static final Duration DONE_WITHIN = Duration.ofMinutes(10);
    private static final String NOW = "(now() AT TIME ZONE 'UTC')";

    private final Database server;
    private final String database;
    private final String engineSchema;
    private final String startPath;
    private final BiFunction<Integer, String, Client> signIn;
    private final Supplier<String> nextReport;
    private final String alsoWaits;
    private Running running;

    final Figures processorTime = new Figures();
    final Figures reportsPerSecond = new Figures();
    final Figures doneReportsPerSecond = new Figures();
    final Figures wait = new Figures();
    final Figures longWait = new Figures();

    /**
     * @param process whose start form is the report
     * @param alsoWaits SQL that counts what follows from a report and is no job that is due
     */
    Subject(
            Database server,
            String database,
            String engineSchema,
            String process,
            BiFunction<Integer, String, Client> signIn,
            Supplier<String> nextReport,
            String alsoWaits) {
        this.server = server;
        this.database = database;
        this.engineSchema = engineSchema;
        this.startPath = "/process-definition/key/" + process + "/submit-form";
        this.signIn = signIn;
        this.nextReport = nextReport;
        this.alsoWaits = alsoWaits;
    }

    void runsAs(Running running) {
        this.running = running;
    }

    Client client(String person) {
        return signIn.apply(running.port(), person);
    }

    /** @return how long each report took, in milliseconds */
    List<Double> report(Client teacher, int reports) {
        List<Double> waits = new ArrayList<>();
        for (int report = 0; report < reports; report++) {
            String body = nextReport.get();
            long begin = System.nanoTime();
            teacher.tell(startPath, body, 200);
            waits.add(millisSince(begin));
        }
        return waits;
    }

    static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Clients at once, each with its next report as soon as the last one was answered. */
    void report(int clients, int reportsEach) throws InterruptedException, ExecutionException {
        ExecutorService teachers = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Client teacher = client("teacher");
                working.add(teachers.submit(() -> report(teacher, reportsEach)));
            }
            for (Future<?> one : working) {
                one.get();
            }
        } finally {
            teachers.shutdownNow();
        }
    }

    /** Comes back when nothing that a report sets off is left to do. */
    void awaitDone() throws SQLException {
        await().atMost(DONE_WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(this::isDone);
        postponeTimers();
    }

    private boolean isDone() throws SQLException {
        String due = "SELECT count(*) FROM " + engineSchema + ".act_ru_job WHERE retries_ > 0 AND suspension_state_ = 1"
                + " AND (duedate_ IS NULL OR duedate_ <= " + NOW + ")";
        return server.count(database, due) == 0 && server.count(database, alsoWaits) == 0;
    }

    /** What falls due by itself while the bench runs is not what is measured. */
    private void postponeTimers() throws SQLException {
        server.update(
                database,
                "UPDATE " + engineSchema + ".act_ru_job SET duedate_ = duedate_ + interval '1 year'"
                        + " WHERE type_ = 'timer' AND duedate_ < " + NOW + " + interval '1 day'");
    }

    void oneClient(int reports) throws SQLException {
        Client teacher = client("teacher");
        long before = running.processorTime().toNanos();
        Figures waits = new Figures();
        waits.addAll(report(teacher, reports));
        awaitDone();
        processorTime.add((running.processorTime().toNanos() - before) / 1e6 / reports);
        wait.add(waits.median());
        longWait.add(waits.percentile(95));
    }

    void manyClients(int clients, Duration duration) throws SQLException, InterruptedException, ExecutionException {
        ExecutorService teachers = Executors.newFixedThreadPool(clients);
        try {
            List<Client> signedIn = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                signedIn.add(client("teacher"));
            }
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Future<Integer>> working = signedIn.stream()
                    .map(teacher -> teachers.submit(() -> reportUntil(teacher, end)))
                    .toList();
            int reports = 0;
            for (Future<Integer> one : working) {
                reports += one.get();
            }
            reportsPerSecond.add(1000 * reports / millisSince(begin));
            awaitDone();
            doneReportsPerSecond.add(1000 * reports / millisSince(begin));
        } finally {
            teachers.shutdownNow();
        }
    }

    private int reportUntil(Client teacher, long end) {
        int reports = 0;
        while (System.nanoTime() < end) {
            report(teacher, 1);
            reports++;
        }
        return reports;
    }
}

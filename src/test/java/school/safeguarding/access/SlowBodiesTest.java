package school.safeguarding.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.SchoolTest;
import school.safeguarding.access.body.AnswersOnTheWay;
import school.safeguarding.story.Answers;
import school.safeguarding.story.TasklistClient;

/** Whoever sends slowly, or what nobody asked for, keeps nobody else from an answer. Over sockets. */
@SchoolTest
class SlowBodiesTest {

    private static final String REPORT = TasklistClient.API + "/process-definition/key/cse-concern/submit-form";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    /** More than the container has threads. */
    private static final int MANY = 300;

    /** Also where a machine has other things to do. */
    private static final Duration AT_MOST_LONGER = Duration.ofSeconds(1);

    /** Bytes. */
    private static final int NEXT_TO_NOTHING = 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ServletWebServerApplicationContext application;

    @Value("${safeguarding.body.time-limit}")
    private Duration timeLimit;

    @Value("${safeguarding.body.per-account}")
    private int perAccount;

    @Value("${safeguarding.body.per-address}")
    private int perAddress;

    @Value("${safeguarding.answers.per-account}")
    private int answersPerAccount;

    private final List<RawCall> open = new ArrayList<>();
    private Duration undisturbed;

    @AfterEach
    void close() throws IOException {
        for (RawCall call : open) {
            call.close();
        }
    }

    private RawCall connection() {
        RawCall call = new RawCall(port);
        open.add(call);
        return call;
    }

    private RawCall call(String path, String headers, long length) {
        return connection().post(path, headers, length);
    }

    private TasklistClient as(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    private static String headers(TasklistClient person) {
        return person.headerLines() + JSON;
    }

    private long concerns() {
        return database.sql("SELECT count(*) FROM safeguarding.concern")
                .query(Long.class)
                .single();
    }

    /** The first of all is slow by itself, and says nothing about what happens beside it. */
    @BeforeEach
    void reportOnce() {
        reported();
        undisturbed = reported();
    }

    private Duration reported() {
        long from = System.nanoTime();
        report();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private void report() {
        HttpResponse<String> taken = as("teacher")
                .engine(
                        "POST",
                        "/process-definition/key/cse-concern/submit-form",
                        TasklistClient.body(Answers.report()));
        assertThat(taken.statusCode()).isEqualTo(200);
    }

    private void reportIsTakenSoon() {
        assertThat(reported())
                .as("signing in and reporting, beside what it takes when nobody is slow")
                .isLessThan(undisturbed.plus(AT_MOST_LONGER));
        assertThat(busyThreads()).isLessThan(MANY / 10);
    }

    private int busyThreads() {
        ThreadPoolExecutor threads = (ThreadPoolExecutor) ((TomcatWebServer) application.getWebServer())
                .getTomcat()
                .getConnector()
                .getProtocolHandler()
                .getExecutor();
        return threads.getActiveCount();
    }

    @ParameterizedTest
    @ValueSource(strings = {REPORT, "/login", "/logout", "/account/password"})
    void three_hundred_slow_bodies_without_a_session_keep_nobody_from_reporting(String path) {
        for (int i = 0; i < MANY; i++) {
            call(path, path.equals(REPORT) ? JSON : FORM, 1000).send("x");
        }
        reportIsTakenSoon();
    }

    @Test
    void three_hundred_requests_whose_headers_never_end_keep_nobody_from_reporting() {
        for (int i = 0; i < MANY; i++) {
            connection().begin("GET", "/login", "X-Slow: ");
        }
        reportIsTakenSoon();
    }

    /** Some from one address, some from many. */
    @Test
    void a_thousand_connections_that_come_byte_by_byte_delay_no_report_by_more_than_a_second() throws IOException {
        for (int i = 0; i < 1000; i++) {
            RawCall call = slowReader(InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + i % 2 * (i % 250))}));
            if (i % 3 == 0) {
                call.post("/login", FORM, 1000).send("x");
            } else {
                call.begin("GET", "/login", "X-Slow: ");
            }
        }
        long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() < until) {
            open.forEach(call -> call.send("x"));
            reportIsTakenSoon();
        }
    }

    private RawCall slowReader(InetAddress from) {
        RawCall call = new RawCall(port, from, NEXT_TO_NOTHING);
        open.add(call);
        return call;
    }

    /** They ask for it again and again on one connection, and never read a byte. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/page.css", "/pages.css", "/policy", "/nothing-there"})
    void three_hundred_who_never_read_what_they_asked_for_keep_nobody_from_reporting(String path) {
        assertThat(new TasklistClient(port).page(path).body().length()).isLessThan(AnswersOnTheWay.SEND_BUFFER / 2);
        for (int i = 0; i < MANY; i++) {
            RawCall call = slowReader(InetAddress.getLoopbackAddress());
            for (int again = 0; again < 20; again++) {
                call.begin("GET", path, "\r\n");
            }
        }
        // What they asked for is made, which takes its time; that nobody reads it holds no thread.
        await().atMost(Duration.ofSeconds(10)).until(() -> busyThreads() <= 1);
        reportIsTakenSoon();
    }

    @Test
    void an_account_that_reads_slowly_has_few_answers_on_the_way_and_keeps_no_other_from_reporting() {
        TasklistClient cpo = as("cpo");
        for (int i = 0; i < MANY; i++) {
            slowReader(InetAddress.getLoopbackAddress())
                    .begin("GET", "/camunda/lib/deps.js", cpo.headerLines() + "\r\n");
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> busyThreads() <= answersPerAccount + 1);
        reportIsTakenSoon();
        assertThat(connection()
                        .begin("GET", "/camunda/lib/deps.js", cpo.headerLines() + "\r\n")
                        .answer())
                .startsWith("HTTP/1.1 429")
                .contains("Too much is being sent at once");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100_000, 5_000_000_000L})
    void a_body_without_a_session_is_not_read_and_its_connection_is_closed(long length) {
        String answer = call(REPORT, JSON, length).answerUntilClosed();
        assertThat(answer).startsWith("HTTP/1.1 401").contains("Connection: close", "You are not signed in");
        assertThat(call("/account/password", FORM, length).answerUntilClosed())
                .startsWith("HTTP/1.1 302")
                .contains("Location: /login?again", "Connection: close");
    }

    @Test
    void what_is_not_in_the_table_or_not_for_this_person_is_not_read_either() {
        String teacher = headers(as("teacher"));
        assertThat(call("/camunda/api/engine/engine/default/deployment/create", teacher, 100_000)
                        .answerUntilClosed())
                .startsWith("HTTP/1.1 404")
                .contains("Connection: close");
        assertThat(call(TasklistClient.API + "/process-definition/key/account-change/submit-form", teacher, 100_000)
                        .answerUntilClosed())
                .startsWith("HTTP/1.1 404")
                .contains("Connection: close");
    }

    @Test
    void an_answer_that_comes_before_the_body_was_sent_is_read_by_its_sender() {
        RawCall call = call(REPORT, JSON, 60_000);
        call.send("x".repeat(30_000));
        assertThat(call.answerUntilClosed()).startsWith("HTTP/1.1 401");
    }

    @Test
    void a_body_that_comes_in_pieces_within_its_time_is_taken_whole() {
        String report = TasklistClient.body(Answers.report());
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        long before = concerns();
        RawCall call = call(REPORT, headers(as("teacher")), bytes.length);
        for (int i = 0; i < 3; i++) {
            int third = report.length() / 3;
            assertThat(call.answeredWithin(A_MOMENT)).isEmpty();
            call.send(report.substring(i * third, i == 2 ? report.length() : (i + 1) * third));
        }
        assertThat(call.answer()).startsWith("HTTP/1.1 200").contains("X-Content-Type-Options: nosniff");
        assertThat(concerns()).isEqualTo(before + 1);
    }

    @Test
    void a_sign_in_form_that_comes_in_pieces_signs_in() {
        TasklistClient client = new TasklistClient(port);
        String page = client.page("/login").body();
        String token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        String form = "username=teacher&password=demo&_csrf=" + token;
        RawCall call = call("/login", client.headerLines() + FORM, form.length());
        call.send(form.substring(0, 20));
        assertThat(call.answeredWithin(A_MOMENT)).isEmpty();
        call.send(form.substring(20));
        assertThat(call.answer()).startsWith("HTTP/1.1 302").contains("Location: /\r\n");
    }

    @Test
    void a_body_is_cut_off_when_its_time_is_over_although_it_goes_on_arriving() {
        long before = concerns();
        RawCall call = call(REPORT, headers(as("teacher")), 10_000);
        long from = System.nanoTime();
        while (call.answeredWithin(A_MOMENT).isEmpty()) {
            call.send("x");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isBetween(timeLimit, timeLimit.plusSeconds(5));
        assertThat(call.answerUntilClosed())
                .startsWith("HTTP/1.1 408")
                .contains("Connection: close", "too long to arrive");
        assertThat(concerns()).isEqualTo(before);
    }

    @Test
    void a_sign_in_form_has_the_same_time_and_no_more() {
        RawCall call = call("/login", FORM, 1000);
        assertThat(call.answerUntilClosed()).startsWith("HTTP/1.1 408");
    }

    @Test
    void an_account_has_few_bodies_on_the_way_and_keeps_no_other_account_from_sending() {
        TasklistClient teacher = as("teacher");
        TasklistClient cpo = as("cpo");
        for (int i = 0; i < perAccount; i++) {
            assertThat(call(REPORT, headers(teacher), 1000).answeredWithin(A_MOMENT.dividedBy(4)))
                    .isEmpty();
        }
        assertThat(call(REPORT, headers(teacher), 1000).answerUntilClosed())
                .startsWith("HTTP/1.1 429")
                .contains("Connection: close", "Too much is being sent at once");
        String query = "{}";
        RawCall others = call(TasklistClient.API + "/task", headers(cpo), query.length());
        assertThat(others.answeredWithin(A_MOMENT)).isEmpty();
        others.send(query);
        assertThat(others.answer()).startsWith("HTTP/1.1 200");
    }

    @Test
    void an_address_has_few_sign_in_forms_on_the_way_and_the_oldest_makes_way() {
        List<RawCall> calls = new ArrayList<>();
        for (int i = 0; i < perAddress + 3; i++) {
            RawCall call = call("/login", FORM, 1000);
            call.send("x");
            assertThat(call.answeredWithin(Duration.ofMillis(20))).isEmpty();
            calls.add(call);
        }
        assertThat(calls.get(0).answerUntilClosed())
                .startsWith("HTTP/1.1 429")
                .contains("Connection: close", "Too much is being sent at once");
        assertThat(calls.get(perAddress + 2).answeredWithin(A_MOMENT)).isEmpty();
        as("teacher");
    }

    @Test
    void a_body_that_no_form_could_fill_is_refused_before_it_is_sent() {
        TasklistClient teacher = as("teacher");
        assertThat(call(REPORT, headers(teacher), 1_100_000).answerUntilClosed())
                .startsWith("HTTP/1.1 413")
                .contains("longer than any form");
        assertThat(call("/login", FORM, 100_000).answerUntilClosed()).startsWith("HTTP/1.1 413");
        assertThat(connection()
                        .begin("POST", REPORT, headers(teacher) + "Transfer-Encoding: chunked\r\n\r\n")
                        .answerUntilClosed())
                .startsWith("HTTP/1.1 411");
    }
}

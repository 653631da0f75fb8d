package school.safeguarding.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.FilterChainProxy;
import school.safeguarding.MovableClock;
import school.safeguarding.MovableTicker;
import school.safeguarding.SchoolTest;
import school.safeguarding.access.session.StillSignedIn;
import school.safeguarding.access.signin.KnownDevices;
import school.safeguarding.access.signin.Totp;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Seals;
import school.safeguarding.story.Staff;
import school.safeguarding.story.TasklistClient;

/** Signing in, staying signed in, and no longer being so, over HTTP. */
@SchoolTest
class SignInTest {

    private static final String NEW_PASSWORD = "violet kettle seven";

    @LocalServerPort
    private int port;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private JdbcClient database;

    @Autowired
    private MovableClock clock;

    @Autowired
    private MovableTicker ticker;

    @Autowired
    private FilterChainProxy security;

    @Autowired
    private Totp totp;

    @Autowired
    private Seals seals;

    private Staff staff;

    /** Of this test only, so that nobody else's sign-in depends on it. */
    private final String person = "person-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void join() {
        staff = new Staff(pool.getJdbcUrl());
        staff.joins(person, "STAFF", "DEPUTY_CPO");
    }

    @AfterEach
    void leave() {
        clock.reset();
        staff.leaves(person, LocalDate.of(2000, 1, 1));
    }

    private static String next(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere");
    }

    private static int tasks(TasklistClient client) {
        return client.engine("GET", "/task", null).statusCode();
    }

    private static HttpResponse<String> choose(TasklistClient client, String current, String password, String again) {
        return client.fill("/account/password", Map.of("current", current, "password", password, "again", again));
    }

    @Test
    void the_page_names_the_school_and_is_kept_nowhere() {
        HttpResponse<String> page = new TasklistClient(port).page("/login");
        assertThat(page.body()).contains("Halfway Nursery Infant School", "is not required here");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
    }

    @Test
    void a_link_from_elsewhere_begins_no_session_that_would_end_the_one_there_is() {
        for (String path : List.of("/login", "/", TasklistClient.TASKLIST)) {
            assertThat(new TasklistClient(port).page(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        }
    }

    @Test
    void nothing_of_one_persons_session_goes_over_into_the_next_ones() {
        TasklistClient browser = new TasklistClient(port).signedIn("teacher");
        String secret = enrol(browser);
        assertThat(next(browser.signIn(person, "demo"))).isEqualTo("/");
        assertThat(enrol(browser)).isNotEqualTo(secret);
    }

    @Test
    void setting_up_a_second_factor_ends_the_sessions_elsewhere_and_is_done_once() {
        TasklistClient elsewhere = new TasklistClient(port).signedIn(person);
        TasklistClient here = new TasklistClient(port).signedIn(person);
        String secret = enrol(here);
        here.fill("/account/second-factor", Map.of("current", "demo", "code", code(secret)));
        assertThat(tasks(elsewhere)).isEqualTo(401);
        assertThat(tasks(here)).isEqualTo(200);
        assertThat(here.page("/account/second-factor").body())
                .contains("It is set up")
                .doesNotContain("secret");
    }

    @Test
    void a_name_that_no_account_can_have_is_told_apart_from_a_wrong_password_by_nobody() {
        for (String name : List.of("\u0000", "x".repeat(10_000), "' OR 1=1 --", "")) {
            assertThat(next(new TasklistClient(port).signIn(name, "demo"))).isEqualTo("/login?failed");
        }
    }

    @Test
    void a_page_that_was_open_for_too_long_leads_back_to_where_one_goes_on() {
        TasklistClient client = new TasklistClient(port);
        assertThat(next(client.post("/account/password", Map.of("current", "x"))))
                .isEqualTo("/login?again");
        client.signedIn(person);
        assertThat(next(client.post("/account/password", Map.of("current", "x"))))
                .isEqualTo("/");
    }

    @Test
    void a_page_is_a_page_whatever_its_reader_would_rather_have() {
        HttpResponse<String> page = new TasklistClient(port).call("GET", "/login", null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    }

    @Test
    void a_browser_that_several_people_use_knows_each_of_them() {
        TasklistClient browser = new TasklistClient(port).signedIn("teacher");
        choose(browser.signedIn(person), "demo", NEW_PASSWORD, NEW_PASSWORD);
        for (int i = 0; i < 30; i++) {
            new TasklistClient(port).signIn("teacher", "wrong");
        }
        Duration before = Duration.ofNanos(ticker.read());
        browser.signedIn("teacher");
        assertThat(Duration.ofNanos(ticker.read())).isEqualTo(before);
    }

    @Test
    void under_tls_the_browser_is_told_to_come_back_by_tls_only() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login");
        request.setSecure(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        security.doFilter(request, response, new MockFilterChain());
        assertThat(response.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(response.getHeader("Clear-Site-Data")).contains("storage");
    }

    @Test
    void a_form_without_the_pages_own_token_signs_nobody_in() {
        TasklistClient client = new TasklistClient(port);
        client.page("/login");
        assertThat(next(client.post("/login", Map.of("username", "cpo", "password", "demo"))))
                .isEqualTo("/login?again");
        assertThat(tasks(client)).isEqualTo(401);
    }

    @Test
    void whoever_is_not_signed_in_is_sent_to_the_page_or_refused() {
        TasklistClient nobody = new TasklistClient(port);
        assertThat(next(nobody.page(TasklistClient.TASKLIST))).isEqualTo("/login");
        assertThat(tasks(nobody)).isEqualTo(401);
        assertThat(nobody.page("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void the_engines_own_sign_in_is_closed() {
        TasklistClient client = new TasklistClient(port);
        client.page("/login");
        assertThat(client.post(
                                "/camunda/api/admin/auth/user/default/login/tasklist",
                                Map.of("username", "cpo", "password", "demo"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tasks(client)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/camunda/api/admin/auth/user/default/logout"})
    void signing_out_takes_effect_at_once_whichever_page_asks_for_it(String path) {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        assertThat(tasks(client)).isEqualTo(200);
        client.fillFrom("/account", path, Map.of());
        assertThat(tasks(client)).isEqualTo(401);
    }

    @Test
    void an_account_that_ends_is_out_at_once_and_told_apart_from_none_by_nobody() {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        staff.leaves(person, LocalDate.of(2026, 11, 1));
        assertThat(tasks(client)).isEqualTo(401);
        HttpResponse<String> late = new TasklistClient(port).signIn(person, "demo");
        HttpResponse<String> none = new TasklistClient(port).signIn("nobody-of-that-name", "demo");
        assertThat(next(late)).isEqualTo("/login?failed").isEqualTo(next(none));
    }

    @Test
    void a_role_that_is_taken_away_or_given_counts_at_once_in_open_sessions() {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        assertThat(client.engine("GET", "/filter", null).body()).contains("To do now");
        staff.isIn(person, "STAFF");
        assertThat(client.engine("GET", "/filter", null).body()).doesNotContain("To do now");
        staff.isIn(person, "STAFF", "HEAD");
        assertThat(client.engine("GET", "/filter", null).body()).contains("To do now", "Overdue");
    }

    @Test
    void half_an_hour_without_use_ends_a_session_although_its_page_asks_for_news_all_the_time() {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        client.engine("GET", "/process-definition", null);
        for (int i = 0; i < 6; i++) {
            ticker.advance(Duration.ofMinutes(6));
            tasks(client);
        }
        assertThat(tasks(client)).isEqualTo(401);
    }

    @Test
    void a_session_that_somebody_uses_goes_on() {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        for (int i = 0; i < 6; i++) {
            ticker.advance(Duration.ofMinutes(6));
            client.engine("GET", "/process-definition", null);
        }
        assertThat(tasks(client)).isEqualTo(200);
    }

    @Test
    void a_session_that_somebody_types_in_goes_on() {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        for (int i = 0; i < 6; i++) {
            ticker.advance(Duration.ofMinutes(6));
            client.with(StillSignedIn.PERSON_ACTIVE, "true").engine("GET", "/task", null);
        }
        assertThat(tasks(client)).isEqualTo(200);
    }

    @Test
    void a_password_that_somebody_else_gave_has_to_be_changed_before_anything_else() {
        staff.wasGivenPassword(person, clock.instant().plus(Duration.ofDays(7)));
        TasklistClient client = new TasklistClient(port);
        assertThat(next(client.signIn(person, "demo"))).isEqualTo("/account/password");
        assertThat(next(client.page(TasklistClient.TASKLIST))).isEqualTo("/account/password");
        assertThat(tasks(client)).isEqualTo(404);
        assertThat(choose(client, "demo", "short", "short").body()).contains("“New password” must have at least 12");
        assertThat(choose(client, "demo", "password1234", "password1234").body())
                .contains("guessed early");
        assertThat(choose(client, "demo", NEW_PASSWORD, "another one").body()).contains("again” must be the same");
        assertThat(choose(client, "wrong", NEW_PASSWORD, NEW_PASSWORD).body())
                .contains("“Current password” is not right");
        assertThat(next(choose(client, "demo", NEW_PASSWORD, NEW_PASSWORD))).isEqualTo("/");
        assertThat(tasks(client)).isEqualTo(200);
        assertThat(next(new TasklistClient(port).signIn(person, "demo"))).isEqualTo("/login?failed");
        assertThat(next(new TasklistClient(port).signIn(person, NEW_PASSWORD))).isEqualTo("/");
    }

    @Test
    void a_password_that_somebody_else_gave_works_for_its_time_only() {
        staff.wasGivenPassword(person, clock.instant().plus(Duration.ofDays(7)));
        clock.advance(Duration.ofDays(8));
        assertThat(next(new TasklistClient(port).signIn(person, "demo"))).isEqualTo("/login?failed");
    }

    @Test
    void a_new_password_ends_the_sessions_elsewhere() {
        TasklistClient elsewhere = new TasklistClient(port).signedIn(person);
        TasklistClient here = new TasklistClient(port).signedIn(person);
        choose(here, "demo", NEW_PASSWORD, NEW_PASSWORD);
        assertThat(tasks(elsewhere)).isEqualTo(401);
        assertThat(tasks(here)).isEqualTo(200);
    }

    @Test
    void a_password_kept_in_an_older_way_is_kept_in_the_newer_one_after_a_sign_in() {
        staff.hasPassword(person, "{bcrypt}" + new BCryptPasswordEncoder(4).encode("demo"));
        new TasklistClient(port).signedIn(person);
        assertThat(staff.password(person)).startsWith("{bcrypt}$2a$05$");
        new TasklistClient(port).signedIn(person);
    }

    private String enrol(TasklistClient client) {
        Matcher secret = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<")
                .matcher(client.page("/account/second-factor").body());
        assertThat(secret.find()).isTrue();
        return secret.group(1).replace(" ", "");
    }

    private String code(String secret) {
        return totp.codeOf(secret, clock.instant().getEpochSecond() / 30);
    }

    @Test
    void a_second_factor_is_set_up_with_the_password_and_a_code_and_from_then_on_asked_for() {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        String secret = enrol(client);
        String page = "/account/second-factor";
        assertThat(client.fill(page, Map.of("current", "wrong", "code", code(secret)))
                        .body())
                .contains("“Current password” is not right");
        assertThat(client.fill(page, Map.of("current", "demo", "code", "000")).body())
                .contains("“Code” must be");
        assertThat(next(client.fill(page, Map.of("current", "demo", "code", code(secret)))))
                .isEqualTo("/");

        TasklistClient later = new TasklistClient(port);
        assertThat(next(later.signIn(person, "demo"))).isEqualTo("/login/code");
        assertThat(tasks(later)).isEqualTo(404);
        assertThat(next(later.page("/account/password"))).isEqualTo("/login/code");
        assertThat(later.fill("/login/code", Map.of("code", code(secret))).body())
                .as("the code that set it up is used up")
                .contains("A code works once");
        clock.advance(Duration.ofSeconds(30));
        assertThat(next(later.fill("/login/code", Map.of("code", code(secret)))))
                .isEqualTo("/");
        assertThat(tasks(later)).isEqualTo(200);
    }

    private List<String> told() {
        return database.sql("SELECT detail FROM safeguarding.notice WHERE to_account = ? AND kind = 'SIGN_IN_CHANGED'"
                        + " ORDER BY created_at, id")
                .param(person)
                .query(String.class)
                .list();
    }

    private List<String> traces() {
        return database.sql("SELECT kind FROM safeguarding.trace WHERE by_account = ? AND kind <> 'SIGNED_IN'"
                        + " ORDER BY number")
                .param(person)
                .query(String.class)
                .list();
    }

    /** Whoever did it: IT support that signs in as somebody does it with a password of its own. */
    @Test
    void the_owner_is_told_of_every_new_password_of_a_second_factor_and_of_wrong_codes() {
        clock.set(Instant.parse("2026-11-24T08:50:00Z"));
        TasklistClient client = new TasklistClient(port).signedIn(person);
        choose(client, "demo", NEW_PASSWORD, NEW_PASSWORD);
        assertThat(told())
                .singleElement()
                .asString()
                .contains(person, "A new password was chosen", "24 November 2026, 08:50");
        String secret = enrol(client);
        client.fill("/account/second-factor", Map.of("current", NEW_PASSWORD, "code", code(secret)));
        assertThat(told()).hasSize(2).anyMatch(text -> text.contains("A second factor was set up"));
        TasklistClient thief = new TasklistClient(port);
        thief.signIn(person, NEW_PASSWORD);
        for (int time = 0; time < 3; time++) {
            thief.fill("/login/code", Map.of("code", "111111"));
        }
        assertThat(told()).hasSize(3).anyMatch(text -> text.contains("Somebody gave your password, and then a code"));
        assertThat(traces()).containsExactly("PASSWORD_CHANGED", "SECOND_FACTOR_CHANGED", "CODE_REFUSED");
        clock.advance(Duration.ofHours(1));
        thief.fill("/login/code", Map.of("code", "111111"));
        assertThat(told()).as("once an hour").hasSize(4);
    }

    /** The server has nothing of it: a restart forgets nobody, and another node knows them too. */
    @Test
    void a_browser_is_known_by_what_it_holds_and_for_its_own_account_alone() {
        KnownDevices before = new KnownDevices(seals, clock);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        before.remember(new MockHttpServletRequest(), answer, AccountId.of(person));
        MockHttpServletRequest later = new MockHttpServletRequest();
        later.setCookies(answer.getCookies());
        KnownDevices afterRestart = new KnownDevices(seals, clock);
        assertThat(afterRestart.of(later, AccountId.of(person))).isPresent();
        assertThat(afterRestart.of(later, AccountId.of("teacher"))).isEmpty();
        assertThat(answer.getCookies()[0].getValue()).doesNotContain(person);
        MockHttpServletRequest madeUp = new MockHttpServletRequest();
        madeUp.setCookies(new Cookie("known-device", "QUJD.!.." + person));
        assertThat(afterRestart.of(madeUp, AccountId.of(person))).isEmpty();
        clock.advance(Duration.ofDays(91));
        assertThat(afterRestart.of(later, AccountId.of(person))).isEmpty();
    }

    @Test
    void nobody_guesses_a_code_by_trying_them_all() {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        String secret = enrol(client);
        client.fill("/account/second-factor", Map.of("current", "demo", "code", code(secret)));
        TasklistClient thief = new TasklistClient(port);
        thief.signIn(person, "demo");
        List<String> answers = IntStream.range(0, 30)
                .mapToObj(i -> thief.fill("/login/code", Map.of("code", "11111" + i % 10))
                        .body())
                .toList();
        assertThat(answers.get(29)).contains("too many attempts");
    }
}

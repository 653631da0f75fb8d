package school.safeguarding.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** Nobody but the person gets in where records are opened: not IT support, and nobody who reads the person's email. */
@SchoolTest
class ActivationTest {

    private static final String OWN_PASSWORD = "violet kettle seven";
    private static final Pattern LINK = Pattern.compile("/welcome/([a-z0-9._-]+)/[A-Za-z0-9_-]{43}");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Seals seals;

    @Autowired
    private HikariDataSource pool;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

    @LocalServerPort
    private int port;

    @AfterEach
    void noAccountWasChanged() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("account-change")
                .list()
                .forEach(
                        instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test is over"));
        new Staff(pool.getJdbcUrl()).noAccountWasChanged();
    }

    private void runs() {
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("account-change")
                .executable()
                .list()) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    private void asks(Answers change) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("account-change")
                .latestVersion()
                .singleResult()
                .getId();
        new Story(engine, clock).as("it", () -> engine.getFormService().submitStartForm(definition, change.asMap()));
        runs();
    }

    /** @return the code that stands in the form of whoever agrees first */
    private String agrees(String first, String second) throws SQLException {
        Task task = task("userTask_agreeToAccountChange");
        String shown = new TasklistClient(port)
                .signedIn(first)
                .engine("GET", "/task/" + task.getId() + "/form-variables?deserializeValues=false", null)
                .body();
        String code = database.sql(
                        "SELECT id::text, activation_code FROM safeguarding.account_change" + " WHERE state = 'ASKED'")
                .query((row, index) -> SealedText.opened(
                        seals.ofSchool(),
                        new Place("account_change", row.getString("id"), "activation_code"),
                        row.getString("activation_code")))
                .single();
        assertThat(shown).contains(code);
        assertThat(isAnywhere(code)).isFalse();
        submits(first, task);
        submits(second, task("userTask_agreeAsSecond"));
        runs();
        return code;
    }

    private Task task(String step) {
        return engine.getTaskService().createTaskQuery().taskDefinitionKey(step).singleResult();
    }

    private void submits(String person, Task task) {
        new Story(engine, clock).as(person, () -> {
            engine.getFormService()
                    .submitTaskForm(task.getId(), Answers.agreeToAccount().asMap());
            return null;
        });
    }

    private boolean isAnywhere(String text) throws SQLException {
        DatabaseSearch search = new DatabaseSearch(pool.getJdbcUrl());
        return !search.columnsWith("engine", text).isEmpty()
                || !search.columnsWith("safeguarding", text).isEmpty();
    }

    /** @return the path of the page that the mail leads to by which this person was told last */
    private String link(String account) throws IOException {
        Story.runBackground(engine);
        try (Stream<Path> files = Files.list(dataDir.resolve("mail"))) {
            List<Path> newestFirst = files.sorted(
                            Comparator.comparing(ActivationTest::written).reversed())
                    .toList();
            for (Path file : newestFirst) {
                Matcher found = LINK.matcher(Files.readString(file));
                if (found.find() && found.group(1).equals(account)) {
                    return found.group();
                }
            }
            throw new AssertionError("No link was mailed to " + account);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> choose(TasklistClient client, String link, String code) {
        String[] parts = link.split("/");
        return client.fillFrom(
                "/login",
                "/welcome",
                Map.of(
                        "account", parts[2],
                        "key", parts[3],
                        "code", code,
                        "password", OWN_PASSWORD,
                        "again", OWN_PASSWORD));
    }

    private static Optional<String> next(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location");
    }

    private String signsIn(String account, String password) {
        return next(new TasklistClient(port).signIn(account, password)).orElseThrow();
    }

    @Test
    void a_new_readers_account_opens_with_the_link_and_the_code_that_only_whoever_agreed_has() throws Exception {
        asks(Answers.newAccount("nico", "staff", "governors"));
        String code = agrees("chair", "governor");
        String link = link("nico");
        TasklistClient it = new TasklistClient(port);
        assertThat(it.page(link).body()).contains("Activation code", "Nico Madeup");
        assertThat(choose(it, link, "AAAAA-AAAAA").body()).contains("“Activation code” must be");
        assertThat(choose(it, link, "").body()).contains("“Activation code” must be");
        assertThat(signsIn("nico", OWN_PASSWORD)).isEqualTo("/login?failed");
        assertThat(next(choose(
                        new TasklistClient(port), link, code.toLowerCase().replace("-", " "))))
                .contains("/login?chosen");
        assertThat(signsIn("nico", OWN_PASSWORD)).isEqualTo("/");
    }

    @Test
    void a_link_works_once_and_looking_at_it_does_not_use_it_up() throws Exception {
        asks(Answers.newAccount("nico", "staff"));
        String link = link("nico");
        for (int scanner = 0; scanner < 3; scanner++) {
            assertThat(new TasklistClient(port).page(link).body()).contains("Keep this password");
        }
        HttpResponse<String> page = new TasklistClient(port).page(link);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(next(choose(new TasklistClient(port), link, ""))).contains("/login?chosen");
        TasklistClient second = new TasklistClient(port);
        assertThat(second.page(link).body()).contains("it has been used").doesNotContain("Nico Madeup");
        assertThat(next(choose(second, link, ""))).isEmpty();
    }

    @Test
    void a_link_is_nowhere_but_in_its_mail() throws Exception {
        asks(Answers.newAccount("nico", "staff"));
        String key = link("nico").split("/")[3];
        assertThat(isAnywhere(key)).isFalse();
    }

    @Test
    void a_link_runs_out_and_one_that_is_made_up_opens_nothing() throws Exception {
        asks(Answers.newAccount("nico", "staff"));
        String link = link("nico");
        String madeUp = link.substring(0, link.length() - 3) + "AAA";
        assertThat(new TasklistClient(port).page(madeUp).body()).contains("does not open anything");
        assertThat(new TasklistClient(port)
                        .page("/welcome/cpo/" + link.split("/")[3])
                        .body())
                .contains("does not open anything");
        clock.advance(Duration.ofDays(7));
        assertThat(new TasklistClient(port).page(link).body()).contains("does not open anything");
        assertThat(next(choose(new TasklistClient(port), link, ""))).isEmpty();
    }

    @Test
    void with_a_new_link_the_password_of_before_and_an_older_link_are_worth_nothing() throws Exception {
        asks(Answers.newAccount("nico", "staff"));
        String first = link("nico");
        choose(new TasklistClient(port), first, "");
        TasklistClient signedIn = new TasklistClient(port);
        signedIn.signIn("nico", OWN_PASSWORD);
        asks(Answers.accountChange("new-password", "nico"));
        assertThat(signedIn.engine("GET", "/task", null).statusCode()).isEqualTo(401);
        assertThat(signsIn("nico", OWN_PASSWORD)).isEqualTo("/login?failed");
        String second = link("nico");
        assertThat(second).isNotEqualTo(first);
        assertThat(new TasklistClient(port).page(first).body()).contains("does not open anything");
        assertThat(next(choose(new TasklistClient(port), second, ""))).contains("/login?chosen");
    }

    @Test
    void what_was_set_up_in_an_account_before_it_opened_records_is_worth_nothing_afterwards() throws Exception {
        asks(Answers.newAccount("nico", "staff").with("mailAddress", "nico@governors.example"));
        choose(new TasklistClient(port), link("nico"), "");
        TasklistClient it = new TasklistClient(port);
        assertThat(next(it.signIn("nico", OWN_PASSWORD))).contains("/");
        new Staff(pool.getJdbcUrl()).hasSecondFactor("nico");
        asks(Answers.accountRoles("nico", "staff", "governors"));
        agrees("chair", "governor");
        assertThat(it.engine("GET", "/task", null).statusCode()).isEqualTo(401);
        assertThat(signsIn("nico", OWN_PASSWORD)).isEqualTo("/login?failed");
        assertThat(new TasklistClient(port).page(link("nico")).body()).contains("Activation code");
        assertThat(database.sql("SELECT second_factor IS NULL FROM safeguarding.account WHERE id = 'nico'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(database.sql("SELECT count(*) FROM safeguarding.account_change WHERE activation_code IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}

package school.safeguarding.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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

/** IT support knows the password that it gave, and must not get in with it where records are opened. */
@SchoolTest
class ActivationTest {

    private static final String OWN_PASSWORD = "violet kettle seven";

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

    /** @return the code that stands in the form of whoever agrees */
    private String agrees() throws SQLException {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("userTask_agreeToAccountChange")
                .singleResult();
        String shown = new TasklistClient(port)
                .signedIn("head")
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
        assertThat(new DatabaseSearch(pool.getJdbcUrl()).columnsWith("engine", code))
                .isEmpty();
        assertThat(new DatabaseSearch(pool.getJdbcUrl()).columnsWith("safeguarding", code))
                .isEmpty();
        new Story(engine, clock).as("head", () -> {
            engine.getFormService()
                    .submitTaskForm(task.getId(), Answers.agreeToAccount().asMap());
            return null;
        });
        runs();
        return code;
    }

    private static String choose(TasklistClient client, String current, String code) {
        return client.fill(
                        "/account/password",
                        Map.of("current", current, "code", code, "password", OWN_PASSWORD, "again", OWN_PASSWORD))
                .headers()
                .firstValue("Location")
                .orElse("refused");
    }

    @Test
    void a_new_readers_account_opens_with_the_code_that_only_whoever_agreed_has() throws SQLException {
        Answers change = Answers.newAccount("nico", "staff", "governors");
        asks(change);
        String code = agrees();
        String given = (String) change.asMap().get("firstPassword");
        TasklistClient it = new TasklistClient(port);
        it.signIn("nico", given);
        assertThat(it.page("/account/password").body()).contains("Activation code");
        assertThat(choose(it, given, "AAAAA-AAAAA")).isEqualTo("refused");
        assertThat(choose(it, given, "")).isEqualTo("refused");
        assertThat(it.engine("GET", "/task", null).statusCode()).isEqualTo(404);
        TasklistClient nico = new TasklistClient(port);
        nico.signIn("nico", given);
        assertThat(choose(nico, given, code.toLowerCase().replace("-", " "))).isEqualTo(TasklistClient.TASKLIST);
        assertThat(new TasklistClient(port).signIn("nico", given).headers().firstValue("Location"))
                .contains("/login?failed");
    }

    @Test
    void what_was_set_up_in_an_account_before_it_opened_records_is_worth_nothing_afterwards() throws SQLException {
        Answers change = Answers.newAccount("nico", "staff");
        asks(change);
        String given = (String) change.asMap().get("firstPassword");
        TasklistClient it = new TasklistClient(port);
        it.signIn("nico", given);
        assertThat(choose(it, given, "")).isEqualTo(TasklistClient.TASKLIST);
        new Staff(pool.getJdbcUrl()).hasSecondFactor("nico");
        asks(Answers.accountRoles("nico", "staff", "governors"));
        agrees();
        assertThat(it.engine("GET", "/task", null).statusCode()).isEqualTo(401);
        TasklistClient again = new TasklistClient(port);
        again.signIn("nico", OWN_PASSWORD);
        assertThat(again.page("/account/password").body()).contains("Activation code");
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

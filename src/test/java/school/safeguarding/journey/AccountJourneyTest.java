package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Staff;

/** Somebody new comes to handle concerns: IT support asks, the head agrees, and the person lets nobody in before them. */
@InTasklist
class AccountJourneyTest {

    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{5}-[A-Z2-9]{5}");
    private static final String OWN_PASSWORD = "violet kettle seven";

    private static InBrowser chromium;

    @Autowired
    private JdbcClient database;

    @Autowired
    private HikariDataSource pool;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        chromium = new InBrowser();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @AfterEach
    void noAccountWasChanged() {
        new Staff(pool.getJdbcUrl()).noAccountWasChanged();
    }

    private String baseUrl() {
        return "http://localhost:" + port;
    }

    private Tasklist signIn(String person) {
        return Tasklist.signIn(chromium.browser(), baseUrl(), person, "account");
    }

    private String agreedByTheHead() {
        try (Tasklist head = signIn("head")) {
            head.take("Agree to change of an account", "");
            assertThat(head.form().innerText())
                    .contains("Nico Madeup", "Ivo Example", "CPO")
                    .doesNotContain("marmalade");
            Matcher code = CODE.matcher(head.form().innerText());
            assertThat(code.find()).isTrue();
            head.fill("agree-to-account-change", Answers.agreeToAccount()).picture("head-agrees-and-notes-the-code");
            head.complete();
            return code.group();
        }
    }

    private boolean isThere(String account) {
        return database.sql("SELECT count(*) FROM safeguarding.account WHERE id = ?")
                        .param(account)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Test
    void a_new_cpo_gets_in_with_the_heads_code_and_a_password_of_their_own() {
        Answers change = Answers.newAccount("nico", "staff", "cpo");
        try (Tasklist it = signIn("it")) {
            it.start("Change an account");
            it.fill("change-account", change).picture("it-asks");
            it.submitReport();
            assertThat(it.notification()).contains("stored");
        }
        String code = agreedByTheHead();
        await().atMost(Duration.ofSeconds(20)).until(() -> isThere("nico"));

        try (BrowserContext context = chromium.browser().newContext()) {
            context.setDefaultTimeout(60_000);
            Page page = context.newPage();
            page.navigate(baseUrl() + "/camunda/app/tasklist/default/");
            page.getByLabel("Account").fill("nico");
            page.getByLabel("Password").fill((String) change.asMap().get("firstPassword"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            page.getByLabel("Your password now").fill((String) change.asMap().get("firstPassword"));
            page.getByLabel("Activation code").fill(code);
            page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                    .fill(OWN_PASSWORD);
            page.getByLabel("New password, again").fill(OWN_PASSWORD);
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of("target", "journeys", "account", "activation.png")));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change it"))
                    .click();
            page.locator(".account").waitFor();
            assertThat(page.locator(".account").first().innerText()).contains("Nico Madeup");
        }
    }
}

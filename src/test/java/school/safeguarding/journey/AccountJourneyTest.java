package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Staff;

/** Somebody new comes to handle concerns: IT support asks, head and chair agree, and the person lets nobody in before them. */
@InNightly
@InTasklist
class AccountJourneyTest extends WithBrowser {

    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{5}-[A-Z2-9]{5}");
    private static final Pattern LINK = Pattern.compile("/welcome/nico/[A-Za-z0-9_-]{43}");
    private static final String OWN_PASSWORD = "violet kettle seven";

    @Autowired
    private JdbcClient database;

    @Autowired
    private HikariDataSource pool;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

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
                    .contains("nico@school.example");
            Matcher code = CODE.matcher(head.form().innerText());
            assertThat(code.find()).isTrue();
            head.fill("agree-to-account-change", Answers.agreeToAccount()).picture("head-agrees-and-notes-the-code");
            head.complete();
            return code.group();
        }
    }

    private void agreedByTheChair() {
        try (Tasklist chair = signIn("chair")) {
            chair.take("Agree as second person", "");
            chair.fill("agree-as-second", Answers.agreeToAccount()).complete();
        }
    }

    private boolean isThere(String account) {
        return database.sql("SELECT count(*) FROM safeguarding.account WHERE id = ?")
                        .param(account)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private String mailedLink() throws IOException {
        try (Stream<Path> files = Files.list(dataDir.resolve("mail"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                Matcher link = LINK.matcher(Files.readString(file));
                if (link.find()) {
                    return link.group();
                }
            }
            return "";
        }
    }

    @Test
    void a_new_cpo_gets_in_with_the_heads_code_and_a_password_of_their_own() throws IOException {
        Answers change = Answers.newAccount("nico", "staff", "cpo");
        try (Tasklist it = signIn("it")) {
            it.start("Change an account");
            it.fill("change-account", change).picture("it-asks");
            it.submitReport();
            assertThat(it.notification()).contains("stored");
        }
        String code = agreedByTheHead();
        agreedByTheChair();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> isThere("nico") && !mailedLink().isEmpty());

        try (BrowserContext context = chromium.browser().newContext()) {
            context.setDefaultTimeout(60_000);
            Page page = context.newPage();
            page.navigate(baseUrl() + mailedLink());
            page.getByLabel("Activation code").fill(code);
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill(OWN_PASSWORD);
            page.getByLabel("Password, again").fill(OWN_PASSWORD);
            Pictures.take(
                    page,
                    new Page.ScreenshotOptions().setPath(Path.of("target", "journeys", "account", "welcome.png")));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep this password"))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("Please sign in with it");
            Pictures.take(
                    page, new Page.ScreenshotOptions().setPath(Path.of("target", "journeys", "account", "chosen.png")));
            page.getByLabel("Account").fill("nico");
            page.getByLabel("Password").fill(OWN_PASSWORD);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nico Madeup"))
                    .waitFor();
        }
    }
}

package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;

/** A computer in the staffroom: whoever sits down next finds nothing of whoever sat there before. */
@InTasklist
class SharedComputerJourneyTest extends WithBrowser {

    private static final String MARKER = "Markerofthestaffroom";
    private static final Pattern SIGN_IN = Pattern.compile("/login.*");

    @Autowired
    private HikariDataSource pool;

    @AfterEach
    void everybodyIsBack() {
        new Staff(pool.getJdbcUrl()).everybodyIsBack();
    }

    private Tasklist signIn(String person) {
        return Tasklist.signIn(chromium.browser(), "http://localhost:" + port, person, "shared-computer");
    }

    private static void assertNothingIsLeftIn(Page page) {
        page.waitForURL(SIGN_IN);
        page.getByLabel("Account").waitFor();
        assertThat(page.content()).doesNotContain(MARKER);
        Object kept = page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])");
        assertThat(kept).asString().doesNotContain(MARKER);
        page.goBack();
        page.getByLabel("Account").waitFor();
        assertThat(page.content()).doesNotContain(MARKER);
        assertThat(page.getByLabel("Account").inputValue()).isEmpty();
    }

    @Test
    void what_was_typed_is_gone_after_signing_out() {
        try (Tasklist teacher = signIn("teacher")) {
            teacher.openReport();
            teacher.input("whatHappened").fill(MARKER);
            teacher.input("childName").fill("Robin " + MARKER);
            teacher.input("childName").press("Enter");
            assertThat(teacher.form().isVisible()).as("Enter submits nothing").isTrue();
            assertThat(teacher.page().title()).doesNotContain(MARKER, "Camunda");
            assertThat(teacher.page().url()).doesNotContain(MARKER);
            teacher.page()
                    .locator(".modal-footer")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                    .click();
            teacher.page().locator(".account a").first().click();
            teacher.picture("the-way-out");
            teacher.page().locator(".account .logout a").click();
            assertNothingIsLeftIn(teacher.page());
            teacher.picture("signed-out");
        }
    }

    @Test
    void what_was_typed_is_gone_when_the_session_ends_under_an_open_form() {
        Story concern = new Story(engine, clock).reported(Answers.report());
        try (Tasklist cpo = signIn("cpo")) {
            cpo.take("Review concern", concern.reference());
            cpo.fill("review", Answers.review());
            cpo.input("reviewNotes").fill(MARKER);
            new Staff(pool.getJdbcUrl()).leaves("cpo", LocalDate.of(2026, 11, 1));
            assertNothingIsLeftIn(cpo.page());
            cpo.picture("session-ended");
        }
    }

    @Test
    void what_was_typed_is_shown_as_it_was_typed_and_runs_nowhere() {
        String markup =
                "<img src=x onerror=\"window.hasRun=1\"><script>window.hasRun=1</script> **bold** {{record.reference}}";
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("whatHappened", markup, "childName", "Robin <b>Hood</b>"));
        try (Tasklist cpo = signIn("cpo")) {
            cpo.take("Review concern", concern.reference());
            assertThat(cpo.form().innerText()).contains(markup, "Robin <b>Hood</b>");
            assertThat(cpo.page().evaluate("window.hasRun")).isNull();
            cpo.picture("typed-markup");
        }
    }

    @Test
    void tasklist_offers_no_side_door_for_free_text_or_dates_by_hand() {
        Story concern = new Story(engine, clock).reported(Answers.report());
        try (Tasklist cpo = signIn("cpo")) {
            cpo.take("Review concern", concern.reference());
            for (String words : List.of(
                    "Save",
                    "Add Comment",
                    "Create task",
                    "Set follow-up date",
                    "Set due date",
                    "Reset due date",
                    "Create a filter",
                    "Add groups",
                    "My profile")) {
                assertThat(cpo.page()
                                .getByText(words, new Page.GetByTextOptions().setExact(true))
                                .all())
                        .as(words)
                        .noneMatch(Locator::isVisible);
            }
            cpo.page().locator(".account a").first().click();
            cpo.page().getByText("Your sign-in").click();
            cpo.page().getByText("Set up a second factor").waitFor();
            cpo.picture("your-sign-in");
        }
    }
}

package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import school.safeguarding.MovableTicker;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.draft.Drafts;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.Story;

/** What somebody types in Tasklist is not lost, in a browser. No journey by its name, as {@link PagesInBrowserTest} is none. */
@SchoolTest
class DraftsInBrowserTest extends WithBrowser {

    private static final String WORDS = "Zebra in the\ncloakroom";

    @Autowired
    private MovableTicker ticker;

    @Autowired
    private Drafts drafts;

    @Autowired
    private JdbcConnectionDetails database;

    @BeforeEach
    void inTheMorning() {
        clock.set(Instant.parse("2026-11-24T08:52:00Z"));
        drafts.forget(AccountId.of("teacher"), "cse-concern");
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    private Tasklist signIn(String person) {
        return Tasklist.signIn(chromium.browser(), "http://localhost:" + port, person, "drafts");
    }

    private long concerns() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .count();
    }

    private static Locator box(Tasklist tasklist, String kind) {
        return tasklist.page().locator(".school-box-" + kind).first();
    }

    private static void isKept(Tasklist tasklist) {
        box(tasklist, "draft").getByText("What you have written is kept").waitFor();
    }

    private static void isNowhereInTheBrowser(Page page) {
        assertThat(page.evaluate("JSON.stringify({...localStorage, ...sessionStorage, address: location.href,"
                                + " cookies: document.cookie})")
                        .toString())
                .doesNotContain("Zebra");
    }

    /** Typed, nearly clicked away, left, found again, and sent twice because the answer was lost. */
    @Test
    void a_report_in_tasklist_is_found_again_and_stored_once_though_its_answer_is_lost() throws Exception {
        try (Tasklist teacher = signIn("teacher")) {
            Page page = teacher.page();
            teacher.openReport();
            teacher.fill("report", Answers.report().with("whatHappened", WORDS, "toldInPerson", null));
            isKept(teacher);
            page.keyboard().press("Escape");
            page.mouse().click(5, 400);
            assertThat(teacher.input("whatHappened").inputValue()).isEqualTo(WORDS);
            isNowhereInTheBrowser(page);
            assertThat(new DatabaseSearch(database.getJdbcUrl()).columnsWith("safeguarding", "Zebra"))
                    .isEmpty();
            page.reload();
            box(teacher, "draft").getByText("You began this at 08:52").waitFor();
            assertThat(teacher.input("whatHappened").inputValue()).isEqualTo(WORDS);
            teacher.picture("found-again");

            teacher.submitReport();
            assertThat(teacher.refusal()).contains("Not sent yet", "Whom have you told in person?");
            assertThat((String) page.evaluate("document.activeElement.id")).endsWith("-field_toldInPerson");
            assertThat(page.locator(".notifications .alert-danger:visible").count())
                    .as("nothing lies over the buttons")
                    .isZero();
            teacher.picture("refused-by-the-form");
            teacher.input("toldInPerson").fill("Nobody yet");
            teacher.input("toldInPerson").blur();

            page.route("**/submit-form", route -> {
                route.fetch();
                route.abort();
            });
            long before = concerns();
            teacher.submitReport();
            box(teacher, "lost")
                    .getByText("We do not know whether it arrived. Press again: it will not be stored twice.")
                    .waitFor();
            assertThat(teacher.input("whatHappened").inputValue()).isEqualTo(WORDS);
            teacher.picture("answer-lost");
            page.unroute("**/submit-form");
            teacher.submitReport();
            page.getByText("Thank you. It is stored").waitFor();
            assertThat(concerns()).isEqualTo(before + 1);
            assertThat(drafts.of(AccountId.of("teacher"), "cse-concern")).isEmpty();
        }
    }

    /** The server is away for a moment; then a colleague signs in on the same computer. */
    @Test
    void a_step_keeps_its_words_without_a_server_and_from_whoever_signs_in_next() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        String task = concern.task("userTask_reviewConcern").getId();
        clock.set(Instant.parse("2026-11-24T08:52:00Z"));
        try (Tasklist cpo = signIn("cpo")) {
            Page page = cpo.page();
            cpo.take("Review concern", concern.reference());
            cpo.input("reviewNotes").fill(WORDS);
            isKept(cpo);
            assertThat(drafts.of(AccountId.of("cpo"), task).orElseThrow().typed())
                    .containsEntry("reviewNotes", WORDS);

            page.route("**/api/draft/**", Route::abort);
            cpo.input("reviewNotes").fill("Zebra, without a server");
            box(cpo, "unkept").getByText("Your words are still on this page").waitFor();
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.dismiss();
            });
            page.locator(".task-filters .task-filter h4 a").first().click();
            assertThat(asked).singleElement().asString().contains("could not be kept");
            assertThat(cpo.input("reviewNotes").inputValue()).isEqualTo("Zebra, without a server");
            cpo.picture("server-away");
            page.unroute("**/api/draft/**");
            isKept(cpo);
            assertThat(drafts.of(AccountId.of("cpo"), task).orElseThrow().typed())
                    .containsEntry("reviewNotes", "Zebra, without a server");

            signInInASecondTab(page.context(), "deputy");
            cpo.input("reviewNotes").fill("Zebra, while another is signed in");
            page.locator(".school-other").waitFor();
            assertThat(page.locator(".school-other").innerText()).contains("Somebody else has signed in");
            cpo.picture("somebody-else");
            assertThat(drafts.of(AccountId.of("deputy"), task)).isEmpty();
            assertThat(drafts.of(AccountId.of("cpo"), task).orElseThrow().typed())
                    .containsEntry("reviewNotes", "Zebra, without a server");
            signInInASecondTab(page.context(), "cpo");
            isKept(cpo);
            assertThat(drafts.of(AccountId.of("cpo"), task).orElseThrow().typed())
                    .containsEntry("reviewNotes", "Zebra, while another is signed in");
            isNowhereInTheBrowser(page);
        }
    }

    private void signInInASecondTab(BrowserContext context, String person) {
        try (Page other = context.newPage()) {
            other.navigate("http://localhost:" + port + "/login");
            other.getByLabel("Account").fill(person);
            other.getByLabel("Password").fill("demo");
            other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            other.waitForURL(page -> !page.contains("/login"));
            isNowhereInTheBrowser(other);
        }
    }

    @Test
    void a_second_window_says_that_there_is_another() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        String task = concern.task("userTask_reviewConcern").getId();
        try (Tasklist cpo = signIn("cpo")) {
            cpo.take("Review concern", concern.reference());
            try (Page second = cpo.page().context().newPage()) {
                second.navigate(cpo.page().url());
                Locator notes = second.locator("[id$='-field_reviewNotes']");
                notes.fill("In the second window");
                second.getByText("What you have written is kept").waitFor();
                cpo.input("reviewNotes").fill("In the first window");
                box(cpo, "unkept")
                        .getByText("You have this form open in another window too")
                        .waitFor();
                assertThat(drafts.of(AccountId.of("cpo"), task).orElseThrow().typed())
                        .containsEntry("reviewNotes", "In the second window");
                cpo.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue here instead"))
                        .click();
                isKept(cpo);
                assertThat(drafts.of(AccountId.of("cpo"), task).orElseThrow().typed())
                        .containsEntry("reviewNotes", "In the first window");
            }
        }
    }

    @Test
    @InNightly
    void before_a_session_ends_the_page_asks_and_goes_on_for_whoever_stays() {
        try (Tasklist teacher = signIn("teacher")) {
            // What the page asks for while it opens is somebody's doing.
            teacher.page().waitForLoadState(LoadState.NETWORKIDLE);
            aMinutePasses(teacher.page());
            ticker.advance(Duration.ofMinutes(28));
            Locator bar = teacher.page().locator(".school-session");
            bar.waitFor();
            assertThat(bar.innerText()).contains("You will be signed out in 2 minutes");
            teacher.picture("session-ends");
            bar.getByText("Stay signed in").click();
            bar.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            aMinutePasses(teacher.page());
            ticker.advance(Duration.ofMinutes(28));
            bar.waitFor();
        }
    }

    /** By the browser's own clock, in which nobody types or points. */
    private static void aMinutePasses(Page page) {
        page.evaluate("Date.now = (now => () => now() + 120000)(Date.now)");
    }
}

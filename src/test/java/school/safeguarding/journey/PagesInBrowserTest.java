package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableTicker;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.file.Samples;
import school.safeguarding.draft.Drafts;
import school.safeguarding.governance.figures.MadeUpYears;
import school.safeguarding.story.Answers;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;

/**
 * Pages of our own in a browser, on a desk and on a telephone, and on paper. No journey by its name: it uses the application of
 * the other tests, and a JVM in which journeys run too would have two engines of one name.
 */
@SchoolTest
class PagesInBrowserTest extends WithBrowser {

    private static final Path PICTURES = Path.of("target", "journeys");
    private static final int TELEPHONE = 390;
    private static final int DESK = 1300;

    /** What somebody can look at in one picture. */
    private static final int PART = 1500;

    private static final int MOST_PARTS = 4;

    private static final int MOST_TABS = 60;

    /** Its first bytes are those of a JPEG. */
    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16};

    @Autowired
    private JdbcClient database;

    @Autowired
    private Drafts drafts;

    @Autowired
    private MovableTicker ticker;

    private Page signedIn(String person, boolean isScriptRun) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("en-GB")
                        .setJavaScriptEnabled(isScriptRun)
                        .setViewportSize(DESK, 900));
        Page page = context.newPage();
        page.navigate("http://localhost:" + port + "/login");
        page.getByLabel("Account").fill(person);
        page.getByLabel("Password").fill("demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(Pattern.compile(".*:\\d+/"));
        return page;
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private static void picture(Page page, String name) {
        for (int width : List.of(DESK, TELEPHONE)) {
            page.setViewportSize(width, 900);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing is wider than the window")
                    .isLessThanOrEqualTo(width);
            for (int part = 0; part < MOST_PARTS && part * PART < height(page); part++) {
                Pictures.take(
                        page,
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setClip(0, part * PART, width, Math.min(PART, height(page) - part * PART))
                                .setPath(PICTURES.resolve("pages-" + name + "-" + width + "-" + part + ".png")));
            }
        }
        page.setViewportSize(DESK, 900);
    }

    private static int height(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollHeight");
    }

    private static void isForEverybody(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(violation -> violation.getId() + " " + violation.getNodes())
                .isEmpty();
    }

    @Test
    void a_record_is_read_without_script_at_any_width_and_printed() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        concern.accepts("cpo", "social-care").tellsHome("cpo");
        Page page = signedIn("cpo", true);
        open(page, "/records/" + concern.reference());
        isForEverybody(page);
        picture(page, "record");
        isWholeOnPaper(page, concern.reference());
        page.getByText("Fold emails and routine lines away").click();
        page.waitForURL("**?fold=true**");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Pictures.take(
                page,
                new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve("pages-record-paper.png")));
        page.context().close();
    }

    @Test
    void paper_is_asked_for_and_an_earlier_state_is_read_by_everybody() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        Page page = signedIn("cpo", true);
        open(page, "/records/" + concern.reference());
        page.getByText("Chronology as a PDF, to give to somebody").click();
        page.getByText("The record as it was at an earlier time").click();
        isForEverybody(page);
        Download paper = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the PDF"))
                        .click());
        assertThat(paper.suggestedFilename()).startsWith(concern.reference()).endsWith(".pdf");
        page.getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).fill("today");
        page.getByLabel("Time", new Page.GetByLabelOptions().setExact(true)).fill("00:00");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the record as it was"))
                .click();
        page.getByText("It had not been reported yet.").waitFor();
        assertThat(page.url()).endsWith("/as-it-was");
        isForEverybody(page);
        page.getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).fill("today");
        page.getByLabel("Time", new Page.GetByLabelOptions().setExact(true))
                .fill(LocalTime.ofInstant(clock.instant(), ZoneId.of("Europe/London"))
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the record as it was"))
                .click();
        page.getByText("Steps that were open").waitFor();
        isForEverybody(page);
        picture(page, "as-it-was");
        page.context().close();
    }

    private static Set<String> lines(List<String> sheets) {
        return sheets.stream()
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("Page "))
                .collect(Collectors.toSet());
    }

    /** Also what somebody has folded together, and nothing that is only for the screen. */
    private static void isWholeOnPaper(Page page, String reference) {
        List<String> sheets = sheets(page);
        assertThat(sheets).hasSizeGreaterThan(2);
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)");
        // A line may come onto the next sheet by it, which loses nobody anything.
        assertThat(lines(sheets(page))).isEqualTo(lines(sheets));
        for (int at = 0; at < sheets.size(); at++) {
            assertThat(sheets.get(at)).contains(reference, "Page " + (at + 1) + " of " + sheets.size());
        }
        assertThat(String.join("\n", sheets))
                .contains("Robin Madeup", "Who has read this record")
                .doesNotContain("Sign out", "Show these", "On this page");
    }

    private static List<String> sheets(Page page) {
        byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            List<String> sheets = new ArrayList<>();
            for (int number = 1; number <= paper.getNumberOfPages(); number++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(number);
                text.setEndPage(number);
                sheets.add(text.getText(paper));
            }
            return sheets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void figures_are_read_without_script_at_any_width_and_printed() {
        new MadeUpYears(database).closed(60, "2026-09-10", 90);
        clock.set(Instant.parse("2026-12-19T09:00:00Z"));
        SchoolDay.looks(engine, clock);
        Page page = signedIn("governor", true);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Figures"))
                .click();
        page.waitForURL("**/governance");
        isForEverybody(page);
        picture(page, "figures");
        assertThat(String.join("\n", sheets(page)))
                .contains("Concerns decided for the first time, by level", "fewer than 5")
                .doesNotContain("Sign out", "as a CSV file");
        page.context().close();
        clock.reset();
    }

    @Test
    void a_list_is_printed_whole() {
        new Story(engine, clock).reported(Answers.report()).passSavePoints();
        Page page = signedIn("cpo", false);
        open(page, "/concerns");
        assertThat(sheets(page)).allSatisfy(sheet -> assertThat(sheet).contains("Confidential: safeguarding", "Page "));
        assertThat(String.join("\n", sheets(page)).replaceAll("\\s+", " ")).contains("Held by", "Days open");
        page.context().close();
    }

    /** A class at the door, a telephone, and an answer that is lost on its way. */
    @Test
    void a_report_is_written_left_found_again_and_sent_once() {
        clock.set(Instant.parse("2026-11-24T08:50:00Z"));
        Page page = signedIn("teacher", true);
        open(page, "/report");
        isForEverybody(page);
        picture(page, "report");
        page.setViewportSize(TELEPHONE, 900);
        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true))
                .first()
                .check();
        page.getByLabel("Full name of the child").fill("Robin Madeup");
        page.getByLabel("What happened").fill("Robin hid.");
        page.getByText("What you have written is kept").waitFor();
        signInAgain(page);
        page.getByLabel("What happened").fill("Robin hid when the bell rang.");
        page.getByText("What you have written is kept").waitFor();
        page.reload();
        page.getByText("You began this on").waitFor();
        assertThat(page.getByLabel("What happened").inputValue()).isEqualTo("Robin hid when the bell rang.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yesterday"))
                .click();
        assertThat(page.getByText("Could it be the headteacher?").isVisible()).isFalse();
        page.getByLabel("A member of staff or a volunteer").check();
        assertThat(page.getByText("Could it be the headteacher?").isVisible()).isTrue();
        page.getByLabel("A member of staff or a volunteer").uncheck();
        page.evaluate("window.fetch = (fetch => (...call) =>"
                + " new Promise(done => setTimeout(done, 1500)).then(() => fetch(...call)))(window.fetch)");
        send(page);
        page.getByLabel("What happened").fill("Robin hid when the bell rang. Twice.");
        page.locator(".govuk-error-summary").waitFor();
        assertThat(page.title()).startsWith("Not sent yet");
        assertThat(page.getByLabel("What happened").inputValue())
                .as("typed while it was on its way")
                .isEqualTo("Robin hid when the bell rang. Twice.");
        isForEverybody(page);
        picture(page, "report-refused");
        page.getByLabel("Somebody from outside the home").check();
        page.getByLabel("Whom have you told in person?").fill("Nobody yet");
        page.route("**/report", route -> {
            if (route.request().method().equals("POST")) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        send(page);
        page.getByText("We do not know whether it arrived. Press again").waitFor();
        long stored = concerns();
        page.unroute("**/report");
        send(page);
        page.waitForURL("**/report/CSE-*");
        assertThat(concerns()).isEqualTo(stored);
        isForEverybody(page);
        picture(page, "report-received");
        page.context().close();
        clock.reset();
    }

    /** Seven answers are all that is asked for, danger first; the rest is folded away. At twice the size, and without a mouse. */
    @Test
    void a_report_is_written_by_keyboard_alone_at_twice_the_size() {
        Page page = signedIn("teacher", true);
        page.setViewportSize(DESK / 2, 450);
        page.route(
                "**/pupils/names",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("[{\"name\":\"Robin Madeup\",\"className\":\"Owls Madeup\"}]")));
        tabTo(page, page.locator(".govuk-button--start")).press("Enter");
        page.waitForURL("**/report");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(DESK / 2);
        assertThat(page.locator("main").innerText())
                .containsSubsequence("Ring 999 first", "First of all", "What happened", "More, if you know it");
        assertThat(page.locator("#report details[open]").count()).isZero();
        tabTo(page, page.locator("input[name=immediateDanger]").first()).press("ArrowDown");
        tabTo(page, page.locator("#childName")).pressSequentially("rob");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Robin Madeup · Owls Madeup"))
                .waitFor();
        page.locator("#childName").press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#childName").inputValue()).isEqualTo("Robin Madeup");
        tabTo(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yesterday")))
                .press("Enter");
        tabTo(page, page.locator("#whatHappened")).pressSequentially("Robin hid.");
        tabTo(page, page.locator("input[name=aboutWhom][value=stranger]")).press("Space");
        tabTo(page, page.locator("#toldInPerson")).pressSequentially("Nobody yet");
        tabTo(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send report")))
                .press("Enter");
        page.waitForURL("**/report/CSE-*");
        String reference = page.url().replaceAll(".*/", "");
        assertThat(String.join("\n", sheets(page)))
                .contains(reference, "ring 999")
                .doesNotContain("Robin");
        page.context().close();
    }

    private static Locator tabTo(Page page, Locator field) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            page.keyboard().press("Tab");
            if ((Boolean) field.evaluate("one => one === document.activeElement")) {
                return field;
            }
        }
        throw new AssertionError("Not reached by keyboard: " + field);
    }

    @Test
    void leaving_a_report_that_could_not_be_kept_asks() {
        Page page = signedIn("teacher", true);
        open(page, "/report");
        page.route("**/report/draft", Route::abort);
        page.getByLabel("What happened").fill("Robin hid.");
        page.getByText("Your words are still on this page").waitFor();
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.evaluate("setTimeout(() => location.assign('/'))");
        page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");
        assertThat(page.getByLabel("What happened").inputValue()).isEqualTo("Robin hid.");
        page.context().close();
    }

    /** In another window: the token of the page that is open is worth nothing from then on. */
    private void signInAgain(Page page) {
        page.evaluate("document.querySelector('#kept').textContent = ''");
        try (Page other = page.context().newPage()) {
            open(other, "/login");
            other.getByLabel("Account").fill("teacher");
            other.getByLabel("Password").fill("demo");
            other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            other.waitForURL(Pattern.compile(".*:\\d+/"));
        }
    }

    @Test
    void before_a_session_ends_the_report_asks_whether_to_stay() {
        Page page = signedIn("teacher", true);
        open(page, "/report");
        page.getByLabel("What happened").fill("Robin hid under a table.");
        page.getByText("What you have written is kept").waitFor();
        minutesPass(page, 28);
        Locator bar = page.locator(".session-ends");
        bar.waitFor();
        assertThat(bar.innerText()).contains("You will be signed out in 2 minutes", "What you have written is kept");
        isForEverybody(page);
        picture(page, "report-session-ends");
        bar.getByText("Stay signed in").click();
        bar.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        drafts.forget(AccountId.of("teacher"), "cse-concern");
        page.context().close();
    }

    /** The page leaves nothing on the screen, and whoever signs in again goes on where they were. */
    @Test
    void after_a_session_has_ended_signing_in_leads_back_to_the_report() {
        Page page = signedIn("teacher", true);
        open(page, "/report");
        Locator story = page.getByLabel("What happened");
        // Leaving the field keeps it once more: nothing may be on its way when the session ends.
        page.waitForResponse("**/report/draft", () -> {
            story.fill("Robin hid under a table.");
            story.blur();
        });
        ticker.advance(Duration.ofMinutes(31));
        minutesPass(page, 31);
        page.getByLabel("Account").waitFor();
        assertThat(page.content()).doesNotContain("under a table");
        page.getByLabel("Account").fill("teacher");
        page.getByLabel("Password").fill("demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByText("You began this on").waitFor();
        assertThat(page.url()).endsWith("/report");
        assertThat(story.inputValue()).isEqualTo("Robin hid under a table.");
        drafts.forget(AccountId.of("teacher"), "cse-concern");
        page.context().close();
    }

    /** By the browser's own clock, in which nobody types or points. */
    private static void minutesPass(Page page, int minutes) {
        page.evaluate("minutes => { const now = Date.now; Date.now = () => now() + minutes * 60000; }", minutes);
    }

    private static void send(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send report"))
                .click();
    }

    private long concerns() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .count();
    }

    @Test
    @InNightly
    void everybody_begins_on_a_page_of_their_own_at_any_width_and_without_script() {
        clock.set(Instant.parse("2026-11-24T08:50:00Z"));
        new Story(engine, clock).reported(Answers.report()).passSavePoints();
        clock.advance(Duration.ofHours(4));
        for (String person : List.of("teacher", "cpo", "head", "it")) {
            Page page = signedIn(person, true);
            open(page, "/");
            isForEverybody(page);
            picture(page, "first-" + person);
            page.context().close();
        }
        Page page = signedIn("teacher", false);
        open(page, "/");
        page.getByText("I am still worried").first().click();
        page.getByLabel("What do you want to add, or why are you still worried?")
                .fill("Nothing has changed.");
        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true))
                .first()
                .check();
        page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("It is stored with your report").waitFor();
        page.setViewportSize(TELEPHONE, 900);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL("**/login?out");
        page.context().close();
        clock.reset();
    }

    @Test
    void concerns_are_listed_on_a_desk_and_on_a_telephone() {
        new Story(engine, clock).reported(Answers.report()).passSavePoints();
        Story second = new Story(engine, clock).at("2026-11-24", "08:50").reportedBy("teacher", Answers.report());
        second.passSavePoints();
        second.does("cpo", "userTask_reviewConcern", Answers.review());
        second.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        clock.advance(Duration.ofHours(4));
        for (String person : List.of("cpo", "head")) {
            Page page = signedIn(person, true);
            open(page, "/concerns");
            isForEverybody(page);
            picture(page, "concerns-" + person);
            page.context().close();
        }
        clock.reset();
    }

    @Test
    @InNightly
    void a_closed_concern_is_found_and_read_in_three_clicks_and_without_script() {
        Story closed = new Story(engine, clock)
                .reported(Answers.report().with("childName", "Tilly Threeclicks"))
                .passSavePoints();
        closed.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", "Tilly Threeclicks"));
        closed.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        closed.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        closed.doesAll("userTask_recordWhoCollected", Answers.collected());
        closed.settles("cpo", "social-care").tellsHome("cpo").closes("cpo", "deputy");
        Page page = signedIn("cpo", false);
        open(page, "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Children"))
                .first()
                .click();
        page.getByLabel("Name, date of birth or class").fill("tilly");
        page.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.url()).endsWith("/children");
        page.getByText(closed.reference(), new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Tilly Threeclicks");
        assertThat(page.getByText("Robin hid when the bell rang.").first().isVisible())
                .isTrue();
        page.context().close();

        Page looked = signedIn("cpo", true);
        open(looked, "/children");
        looked.getByLabel("Name, date of birth or class").fill("tilly");
        looked.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();
        isForEverybody(looked);
        picture(looked, "children");
        looked.getByText("Tilly Threeclicks").click();
        isForEverybody(looked);
        picture(looked, "file");
        open(looked, "/records/" + closed.reference());
        looked.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open again"))
                .click();
        looked.locator(".modal-content").getByText("What has come up").waitFor();
        looked.waitForCondition(
                () -> looked.getByLabel("Reference").inputValue().equals(closed.reference()));
        looked.context().close();
    }

    @Test
    void the_procedure_is_drawn_with_the_way_taken() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        Page page = signedIn("cpo", true);
        List<String> refused = new ArrayList<>();
        page.onConsoleMessage(message -> refused.add(message.text()));
        open(page, "/records/" + concern.reference() + "/procedure");
        page.locator("#procedure[data-drawn]").waitFor();
        assertThat(page.locator("[data-element-id='userTask_reviewConcern'].passed")
                        .count())
                .isEqualTo(1);
        assertThat(page.locator("[data-element-id='userTask_decideResponse'].here")
                        .count())
                .isEqualTo(1);
        assertThat(page.locator("[data-element-id='userTask_decideResponse'].here")
                        .boundingBox()
                        .width)
                .as("large enough to read")
                .isGreaterThanOrEqualTo(100);
        assertThat(refused).isEmpty();
        picture(page, "procedure");
        isForEverybody(page);
        page.context().close();
    }

    @Test
    void a_record_leads_to_the_step_in_tasklist() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        Page page = signedIn("cpo", true);
        open(page, "/records/" + concern.reference());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review concern"))
                .click();
        page.locator(".task-card h2.task", new Page.LocatorOptions().setHasText("Review concern"))
                .waitFor();
        page.context().close();
    }

    @Test
    void the_record_stands_beside_the_form_of_a_step_for_whoever_may_read_it() {
        clock.set(Instant.parse("2026-11-24T08:50:00Z"));
        Story later = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        Page page = signedIn("cpo", true);
        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task="
                + concern.task("userTask_decideResponse").getId());
        Locator card = page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(concern.reference()))
                .filter(new Locator.FilterOptions().setHasText("Decide response"));
        card.locator(".level").waitFor();
        assertThat(card.innerText()).contains("Due", "Low").doesNotContain("Report a concern");
        assertThat(page.locator(".tasks-list h4.task").allInnerTexts())
                .as("what is due first stands first")
                .containsSubsequence(
                        "Review concern · " + later.reference(), "Decide response · " + concern.reference());
        page.locator(".task-card [ng-click='claim()']").click();
        page.locator(".task-card .unclaim").waitFor();
        Locator reason = page.locator("[id$='-field_responseReason']");
        reason.fill("Robin is calm and the family sees the nurse.");
        tabs(page).locator("[data-tab=Record] a").click();
        FrameLocator record = page.frameLocator(".record-of-step");
        record.locator("h1", new FrameLocator.LocatorOptions().setHasText("Robin Madeup"))
                .waitFor();
        assertThat(record.locator(".school-header").count()).isZero();
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(violation -> Set.of("serious", "critical").contains(violation.getImpact()))
                .extracting(violation -> violation.getId() + " " + violation.getNodes())
                .isEmpty();
        assertThat(tabs(page).locator("li:visible").allInnerTexts())
                .containsExactly("Form", "Record", "Diagram", "Description");
        assertThat(page.locator(".task-card").innerText()).doesNotContain("Report a concern");
        picture(page, "record-beside-form");
        Page child = page.context().waitForPage(() -> record.getByText("All concerns about this child")
                .click());
        child.locator("h1").waitFor();
        assertThat(child.url()).contains("/children/");
        child.close();
        record.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Decide response"))
                .click();
        assertThat(reason.isVisible()).isTrue();
        assertThat(reason.inputValue())
                .as("what was typed stays while the record is looked at")
                .isEqualTo("Robin is calm and the family sees the nurse.");
        assertThat(page.locator(".record-panel").count()).isZero();
        page.context().close();

        Page teacher = signedIn("teacher", true);
        teacher.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task="
                + concern.task("userTask_sayWhetherWorried").getId());
        tabs(teacher).locator("[data-tab=Record] a").click();
        teacher.getByText("This step is done without the record.").waitFor();
        assertThat(teacher.locator(".record-of-step").count()).isZero();
        teacher.context().close();
        clock.reset();
    }

    private static Locator tabs(Page page) {
        return page.locator(".task-details .nav-tabs");
    }

    @Test
    void what_was_seen_is_marked_by_a_click_and_a_document_is_attached() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        Page page = signedIn("cpo", true);
        List<String> refused = new ArrayList<>();
        page.onConsoleMessage(message -> refused.add(message.text()));
        open(page, "/records/" + concern.reference() + "/body-maps/new");
        isForEverybody(page);
        page.getByLabel("Who saw it").fill("Tessa Madeup");
        page.getByLabel("On which day it was seen").fill("today");
        page.getByLabel("How it came to be seen").fill("Sleeves were rolled up");
        page.locator("svg[data-view=front]").scrollIntoViewIfNeeded();
        // In the picture's own pixels: it is drawn larger than its units.
        page.locator("svg[data-view=front]").click(new Locator.ClickOptions().setPosition(182, 244));
        assertThat(page.getByLabel("Mark 1: where").inputValue()).isEqualTo("front-left-forearm");
        page.getByLabel("Mark 1: what it looked like").fill("Round");
        picture(page, "body-map");
        page.getByLabel("Nothing that is not in the record already").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Store"))
                .click();
        page.waitForURL(Pattern.compile(".*#body-maps"));
        assertThat(page.locator(".body-map circle").count()).isEqualTo(1);
        open(page, "/records/" + concern.reference() + "/attachments/new");
        isForEverybody(page);
        page.getByLabel("The file").setInputFiles(new FilePayload("photo.pdf", "application/pdf", PICTURE));
        page.getByLabel("What it is").fill("A letter");
        page.getByLabel("From whom it is").fill("Dr Imaginary");
        page.getByLabel("Nothing that is not in the record already").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Attach"))
                .click();
        page.getByText("This is a picture or a film").waitFor();
        assertThat(page.getByLabel("What it is").inputValue()).isEqualTo("A letter");
        isForEverybody(page);
        picture(page, "attachment-refused");
        page.getByLabel("The file").setInputFiles(new FilePayload("x.jpg", "image/jpeg", Samples.pdf()));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Attach"))
                .click();
        page.waitForURL(Pattern.compile(".*#attachments"));
        isForEverybody(page);
        Download saved =
                page.waitForDownload(() -> page.getByText("Save attachment 1").click());
        assertThat(saved.suggestedFilename()).isEqualTo(concern.reference() + "-attachment-1.pdf");
        picture(page, "record-with-attachment");
        open(page, "/records/" + concern.reference() + "/paper-originals/new");
        isForEverybody(page);
        picture(page, "paper-original");
        assertThat(refused).noneMatch(said -> said.contains("Content Security Policy"));
        page.context().close();
    }
}

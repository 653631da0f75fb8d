package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** Each fault of Tasklist that a script of ours mends. No journey by its name, for the reason that PagesInBrowserTest gives. */
@SchoolTest
class TasklistInBrowserTest extends WithBrowser {

    private static final Path PICTURES = Path.of("target", "journeys");
    private static final int TELEPHONE = 390;
    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final String REVIEW = "Review concern";

    @BeforeEach
    void aMorningAtSchool() {
        clock.set(Instant.parse("2026-11-24T08:50:00Z"));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private Tasklist signIn(String person, int width) {
        // West of Greenwich, where a day that is read as midnight in London is the day before.
        return Tasklist.signIn(
                chromium.browser(),
                new Browser.NewContextOptions()
                        .setTimezoneId("America/New_York")
                        .setViewportSize(width, width == TELEPHONE ? 844 : 1000),
                "http://localhost:" + port,
                person,
                "tasklist");
    }

    private Story reported() {
        return new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    private static Locator field(Tasklist tasklist, String key) {
        return tasklist.form().locator("[id$='-field_" + key + "']");
    }

    /** What stands in the field after it was left, and what is said there. */
    private static String leftIn(Tasklist tasklist, Locator field, String typed) {
        field.fill(typed);
        field.press("Tab");
        Locator fault = field.locator("xpath=ancestor::*[contains(@class, 'fjs-form-field-datetime')]")
                .locator(".typed-fault");
        tasklist.page().waitForTimeout(50);
        return field.inputValue() + (fault.count() == 0 ? "" : " | " + fault.innerText());
    }

    @Test
    void a_day_is_what_was_typed_or_is_refused_at_its_field_wherever_the_computer_is() {
        try (Tasklist teacher = signIn("teacher", 1400)) {
            teacher.openReport();
            Locator day = field(teacher, "observedOn-date");
            Map<String, String> typed = new LinkedHashMap<>();
            List.of(
                            "24/11/2025",
                            "24.11.25",
                            "24-11-2025",
                            "2025-11-24",
                            "241125",
                            "24 Nov 2025",
                            "Monday 24th of November 2025")
                    .forEach(one -> typed.put(one, "24/11/2025"));
            typed.forEach((text, meant) ->
                    assertThat(leftIn(teacher, day, text)).as(text).isEqualTo(meant));
            for (String none :
                    List.of("31/11/2026", "29/02/2026", "11/24/2026", "24", "Tuesday 24 November 2025", "soon")) {
                assertThat(leftIn(teacher, day, none)).startsWith(none + " | There is no such day");
            }
            assertThat(leftIn(teacher, day, "today")).matches("\\d\\d/\\d\\d/20\\d\\d");
            Locator time = field(teacher, "observedTime-time");
            for (String text : List.of("8.50", "0850", "8:50 am")) {
                assertThat(leftIn(teacher, time, text)).as(text).isEqualTo("08:50");
            }
            assertThat(leftIn(teacher, time, "quarter to nine"))
                    .isEqualTo("quarter to nine | This is no time. Write it such as 08:50.");
            leftIn(teacher, time, "0850");
            assertThat(teacher.page().locator(".flatpickr-weekday").first().innerText())
                    .isEqualToIgnoringWhitespace("Mon");
            leftIn(teacher, day, "31/11/2026");
            teacher.picture("no-such-day");
            leftIn(teacher, day, "2025-11-24");
            teacher.fill("report", Answers.report().with("observedOn", null, "observedTime", null));
            leftIn(teacher, field(teacher, "childDateOfBirth-date"), "31/11/2021");
            teacher.submitReport();
            assertThat(teacher.page().evaluate("document.activeElement.id"))
                    .asString()
                    .endsWith("field_childDateOfBirth-date");
            leftIn(teacher, field(teacher, "childDateOfBirth-date"), "4 May 2021");
            Request sent = teacher.page()
                    .waitForRequest(request -> request.url().endsWith("/submit-form"), teacher::submitReport);
            assertThat(sent.postData())
                    .contains(
                            "\"observedOn\":{\"value\":\"2025-11-24\"}",
                            "\"observedTime\":{\"value\":\"08:50\"}",
                            "\"childDateOfBirth\":{\"value\":\"2021-05-04\"}");
        }
    }

    /** A press elsewhere closes the calendar, and took with it what was typed. */
    @Test
    void a_day_that_is_left_by_a_press_elsewhere_is_kept() {
        try (Tasklist teacher = signIn("teacher", 1400)) {
            teacher.openReport();
            Locator day = field(teacher, "observedOn-date");
            Locator elsewhere = field(teacher, "childName");
            day.fill("24 Nov 2025");
            elsewhere.click();
            assertThat(day.inputValue()).isEqualTo("24/11/2025");
            day.fill("31/11/2026");
            elsewhere.click();
            assertThat(day.inputValue()).isEqualTo("31/11/2026");
            assertThat(teacher.form().locator(".typed-fault").count()).isEqualTo(1);
        }
    }

    @Test
    @InNightly
    void a_day_that_is_filled_in_is_that_day_wherever_the_computer_is() {
        Story concern = reported();
        try (Tasklist cpo = signIn("cpo", 1400)) {
            cpo.take(REVIEW, concern.reference());
            cpo.fill("review", Answers.review().with("childConfirmedDateOfBirth", null));
            assertThat(field(cpo, "childConfirmedDateOfBirth-date").inputValue())
                    .isEqualTo("04/05/2021");
        }
    }

    @Test
    void a_step_that_is_done_offers_the_next_one_of_the_same_concern() {
        Story concern = reported();
        reported();
        try (Tasklist cpo = signIn("cpo", 1400)) {
            cpo.take(REVIEW, concern.reference());
            cpo.fill("review", Answers.review());
            cpo.complete();
            cpo.page().getByText("“Review concern” is done").waitFor();
            concern.passSavePoints();
            cpo.card("Decide response", concern.reference())
                    .locator(".level", new Locator.LocatorOptions().setHasText("Low"))
                    .waitFor(new Locator.WaitForOptions().setTimeout(10_000));
            cpo.picture("done-and-next");
            cpo.page()
                    .locator(".next-step")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decide response"))
                    .click();
            assertThat(openStep(cpo)).contains("Decide response", concern.reference());
            cpo.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("First page"))
                    .click();
            cpo.page().waitForURL("http://localhost:" + port + "/");
        }
    }

    @Test
    void it_says_how_many_more_steps_of_the_same_concern_wait_and_leads_to_them() {
        Story concern = reported().does("cpo", "userTask_reviewConcern", Answers.review());
        try (Tasklist cpo = signIn("cpo", 1400)) {
            cpo.take("Decide response", concern.reference());
            cpo.fill("decide-response", Answers.refer("social-care"));
            cpo.complete();
            concern.passSavePoints();
            Locator more = cpo.page()
                    .locator(".next-step")
                    .getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName(Pattern.compile("and [1-9] more of this concern")));
            more.waitFor(new Locator.WaitForOptions().setTimeout(15_000));
            cpo.picture("done-and-more");
            more.click();
            cpo.page().waitForURL("http://localhost:" + port + "/#asked");
        }
    }

    @Test
    void whatever_one_may_start_is_seen_without_looking_for_a_way_to_scroll() {
        try (Tasklist head = signIn("head", 1400)) {
            head.page().locator(".start-process-action a").click();
            Locator last = head.page().locator(".processes li").last();
            last.waitFor();
            assertThat(head.page().locator(".processes").evaluate("list => list.scrollHeight - list.clientHeight"))
                    .isEqualTo(0);
        }
    }

    /** Tasklist asks every ten seconds whether the step is still there: here while the answer to the form is on its way. */
    @Test
    void a_step_that_is_being_sent_is_not_said_to_be_somebody_elses() {
        Story concern = reported();
        try (Tasklist cpo = signIn("cpo", 1400)) {
            Page page = cpo.page();
            cpo.take(REVIEW, concern.reference());
            cpo.fill("review", Answers.review());
            String task = "/camunda/api/engine/engine/default/task/"
                    + concern.task("userTask_reviewConcern").getId();
            Runnable[] answer = {null};
            page.route("**/submit-form", route -> {
                APIResponse taken = route.fetch();
                answer[0] = () -> route.fulfill(new Route.FulfillOptions().setResponse(taken));
            });
            page.waitForRequest(sent -> sent.url().endsWith("/submit-form"), cpo::tryToComplete);
            page.waitForCondition(() -> answer[0] != null);
            page.waitForResponse(again -> again.url().contains("/list"), () -> {});
            assertThat(page.evaluate("task => fetch(task).then(gone => gone.status)", task))
                    .isEqualTo(404);
            page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            assertThat(page.locator(".task-removed-alert:visible").count())
                    .as("said to be somebody else's")
                    .isZero();
            answer[0].run();
            page.getByText("“Review concern” is done").waitFor();
            assertThat(page.locator(".task-removed-alert:visible").count()).isZero();
        }
    }

    private static String openStep(Tasklist tasklist) {
        Locator title = tasklist.page().locator(".task-card h2.task");
        title.waitFor();
        return title.innerText();
    }

    @Test
    void whoever_cannot_see_it_can_use_list_form_and_dialogue() {
        Story concern = reported();
        try (Tasklist teacher = signIn("teacher", 1400)) {
            teacher.page().getByText("Report or start").click();
            teacher.page()
                    .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Report or start"))
                    .waitFor();
            isForEverybody(teacher.page());
            teacher.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Report a concern"))
                    .click();
            teacher.form().waitFor();
            teacher.page()
                    .getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("immediate danger"))
                    .waitFor();
            teacher.page()
                    .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("worried about"))
                    .waitFor();
            isForEverybody(teacher.page());
        }
        try (Tasklist cpo = signIn("cpo", 1400)) {
            isForEverybody(cpo.page());
            cpo.take(REVIEW, concern.reference());
            isForEverybody(cpo.page());
            assertThat(cpo.page()
                            .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the step alone"))
                            .count())
                    .isEqualTo(1);
        }
    }

    private static void isForEverybody(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(violation -> SERIOUS.contains(violation.getImpact()))
                .extracting(violation -> violation.getId() + " " + violation.getNodes())
                .isEmpty();
    }

    @Test
    void on_a_telephone_one_thing_is_shown_at_a_time_and_the_calendar_fits() {
        Story concern = reported();
        try (Tasklist cpo = signIn("cpo", TELEPHONE)) {
            Page page = cpo.page();
            cpo.card(REVIEW, concern.reference()).waitFor();
            assertThat(page.locator("section.task-details").isVisible()).isFalse();
            picture(page, "telephone-list");
            cpo.take(REVIEW, concern.reference());
            assertThat(page.locator("section.tasks-list").isVisible()).isFalse();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(TELEPHONE);
            picture(page, "telephone-step");
            page.getByText("Back to the list").click();
            cpo.card(REVIEW, concern.reference()).waitFor();
            assertThat(page.locator("section.task-details").isVisible()).isFalse();
            page.locator(".navbar-toggle").click();
            page.locator(".account a").first().click();
            picture(page, "telephone-way-out");
            page.locator(".account .logout a").click();
            page.waitForURL("**/login?out");
        }
        try (Tasklist teacher = signIn("teacher", TELEPHONE)) {
            teacher.page().locator(".navbar-toggle").click();
            teacher.openReport();
            field(teacher, "observedOn-date").click();
            Locator calendar = teacher.page().locator(".flatpickr-calendar.open");
            calendar.waitFor();
            BoundingBox box = calendar.boundingBox();
            picture(teacher.page(), "telephone-calendar");
            assertThat(box.x).isNotNegative();
            assertThat(box.x + box.width).isLessThanOrEqualTo(TELEPHONE);
        }
    }

    private static void picture(Page page, String name) {
        Pictures.take(page, new Page.ScreenshotOptions().setPath(PICTURES.resolve("tasklist-" + name + ".png")));
    }
}

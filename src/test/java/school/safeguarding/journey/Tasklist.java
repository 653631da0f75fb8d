package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.journey.FormFields.FormField;
import school.safeguarding.story.Answers;

/** Tasklist in a browser, as one person uses it. */
class Tasklist implements AutoCloseable {

    private static final int WIDE = 1400;
    private static final int HIGH = 1000;
    private static final int HIGHER_THAN_ANY_FORM = 7000;
    private static final int MOST_CLICKS = 3;
    private static final double OPENS_WITHIN_MILLIS = 15_000;

    private static final Path PICTURES = Path.of("target", "journeys");

    private final BrowserContext context;
    private final Page page;
    private final String journey;
    private int pictures;

    private Tasklist(BrowserContext context, Page page, String journey) {
        this.context = context;
        this.page = page;
        this.journey = journey;
    }

    static Tasklist signIn(Browser browser, String baseUrl, String person, String journey) {
        return signIn(browser, new Browser.NewContextOptions().setViewportSize(WIDE, HIGH), baseUrl, person, journey);
    }

    static Tasklist signIn(
            Browser browser, Browser.NewContextOptions computer, String baseUrl, String person, String journey) {
        // A browser bought with another English: dates are British all the same.
        BrowserContext context = browser.newContext(computer.setLocale("en-US"));
        context.setDefaultTimeout(60_000);
        Page page = context.newPage();
        page.navigate(baseUrl + "/camunda/app/tasklist/default/");
        page.getByLabel("Account").fill(person);
        page.getByLabel("Password").fill("demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator(".account").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return new Tasklist(context, page, journey);
    }

    Page page() {
        return page;
    }

    void openReport() {
        start("Report a concern");
    }

    /** Opens the start form of that process. */
    void start(String process) {
        page.locator(".start-process-action a").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(process))
                .click();
        form().waitFor();
    }

    /** One that begins with the step's name: a card about a late step names that step further on. */
    Locator card(String step, String reference) {
        return page.locator(
                        ".tasks-list li.task",
                        new Page.LocatorOptions()
                                .setHasText(Pattern.compile("^\\s*" + step.replaceAll("\\W", "\\\\$0"))))
                .filter(new Locator.FilterOptions().setHasText(reference))
                .first();
    }

    /** The number beside the filter's name, which comes a moment after the page. */
    int count(String filter) {
        Locator name = page.locator(".task-filters .task-filter h4 a", new Page.LocatorOptions().setHasText(filter))
                .first();
        page.waitForCondition(() -> name.innerText().matches("(?s).*\\d.*"));
        return Integer.parseInt(name.innerText().replaceAll("\\D", ""));
    }

    /** Opens the newest step of that name and takes it. */
    void take(String step, String reference) {
        openFilter("To do now");
        takeHere(step, reference);
    }

    /** The same from the filter that is open. */
    void takeHere(String step, String reference) {
        open(step, reference);
        Locator claim = page.locator(".task-card button.claim, .task-card [ng-click='claim()']");
        form().waitFor();
        if (claim.count() > 0 && claim.first().isVisible()) {
            claim.first().click();
            page.locator(".task-card .unclaim").waitFor();
            form().waitFor();
        }
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /**
     * Tasklist draws its list once more just after a step was completed, and a click in that moment can get lost: whoever works
     * in it loads the page again then. A picture is left, so that it is seen how often.
     */
    private void open(String step, String reference) {
        Locator title = page.locator(".task-card h2.task", new Page.LocatorOptions().setHasText(step));
        for (int clicks = 1; clicks < MOST_CLICKS; clicks++) {
            card(step, reference).click();
            try {
                title.waitFor(new Locator.WaitForOptions().setTimeout(OPENS_WITHIN_MILLIS));
                return;
            } catch (TimeoutError notOpened) {
                picture("click-" + clicks + "-was-lost");
                page.reload();
            }
        }
        card(step, reference).click();
        title.waitFor();
    }

    /** What stands beside the form of the step that is open. */
    String record() {
        Locator tabs = page.locator(".task-details .nav-tabs");
        tabs.locator("[data-tab=Record] a").click();
        Locator shown = page.frameLocator(".record-of-step").locator("main");
        shown.locator("h1").waitFor();
        String text = shown.innerText();
        tabs.locator("[data-tab=Form] a").click();
        form().waitFor();
        return text;
    }

    void openFilter(String name) {
        page.locator(".task-filters .task-filter h4 a", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
    }

    /** The list of the filter before stays until the new one has come. */
    void showsNothingOf(String reference) {
        PlaywrightAssertions.assertThat(page.getByText(reference)).hasCount(0);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        PlaywrightAssertions.assertThat(page.getByText(reference)).hasCount(0);
        assertThat(page.content()).doesNotContain(reference);
    }

    List<String> filters() {
        page.locator(".task-filters .task-filter").first().waitFor();
        return page.locator(".task-filters .task-filter h4 a").allInnerTexts().stream()
                .map(text -> text.replaceAll("\\s*\\(?\\d*\\)?\\s*$", "").strip())
                .toList();
    }

    Locator form() {
        return page.locator(".fjs-form").last();
    }

    /** What a person reads of a choice that comes with the record; a child of the register is chosen by the name. */
    private static final Map<Object, String> SELECTED = Map.of("another", "Another child, not in this list");

    /** Answers the fields of that form as a person would: choices first, since they decide what else is asked. */
    Tasklist fill(String formId, Answers answers) {
        Map<String, Object> values = answers.asMap();
        List<FormField> fields = FormFields.of(formId).stream()
                .filter(field -> values.containsKey(field.key()))
                .toList();
        fields.stream().filter(field -> !field.isTyped()).forEach(field -> choose(field, values.get(field.key())));
        fields.stream()
                .filter(FormField::isDateOrTime)
                .forEach(field -> writeDate(field, (String) values.get(field.key())));
        // The form draws itself again a moment after a date was left, so what was typed is looked at again.
        List<FormField> texts = fields.stream()
                .filter(field -> field.isTyped() && !field.isDateOrTime())
                .toList();
        page.waitForCondition(() -> {
            texts.forEach(field -> write(field, values.get(field.key()).toString()));
            return texts.stream().allMatch(field -> input(field)
                    .inputValue()
                    .equals(values.get(field.key()).toString()));
        });
        return this;
    }

    private void write(FormField field, String text) {
        if (!input(field).inputValue().equals(text)) {
            input(field).fill(text);
            input(field).blur();
        }
    }

    private void writeDate(FormField field, String value) {
        Locator input = input(field);
        input.fill(value.matches("\\d{4}-.*") ? BritishDates.brief(LocalDate.parse(value)) : value);
        input.press("Tab");
    }

    private void choose(FormField field, Object value) {
        if (value instanceof Boolean) {
            input(field.key()).check();
            return;
        }
        if (field.isSelect()) {
            // The field itself is hidden behind what is shown of it.
            input(field.key()).locator("xpath=..").click();
            form().locator(".fjs-dropdownlist-item")
                    .getByText(SELECTED.getOrDefault(value, value.toString()))
                    .click();
            return;
        }
        List<?> chosen = value instanceof List<?> list ? list : List.of(value);
        chosen.forEach(option -> form().locator(
                        "[id$='-field_" + field.key() + "-" + field.options().indexOf(option) + "']")
                .check());
    }

    private Locator input(FormField field) {
        String part = field.isDateOrTime() ? (field.isTime() ? "-time" : "-date") : "";
        return form().locator("[id$='-field_" + field.key() + part + "']");
    }

    Locator input(String key) {
        return form().locator("[id$='-field_" + key + "']");
    }

    void submitReport() {
        page.locator(".modal-footer")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send"))
                .click();
    }

    /** Completes the step and waits until Tasklist has taken it away. */
    void complete() {
        page.locator(".task-details .form-actions")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Complete"))
                .click();
        page.getByText("Choose a step in the list.").waitFor();
    }

    void tryToComplete() {
        page.locator(".task-details .form-actions")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Complete"))
                .click();
    }

    String notification() {
        Locator notice = page.locator(".notifications .alert").first();
        notice.waitFor();
        return notice.innerText();
    }

    /** What stands above the form that was not accepted. */
    String refusal() {
        Locator box = page.locator(".school-box-refused").first();
        box.waitFor();
        return box.innerText();
    }

    void picture(String what) {
        pictures++;
        Pictures.take(page, options(what));
    }

    private Page.ScreenshotOptions options(String what) {
        return new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(journey).resolve("%02d-%s.png".formatted(pictures, what)));
    }

    /** The form that is open, from its head to its end, in one picture. */
    Tasklist wholeForm(String what) {
        if (Pictures.areWanted()) {
            page.setViewportSize(WIDE, HIGHER_THAN_ANY_FORM);
            picture(what);
            page.setViewportSize(WIDE, HIGH);
        }
        return this;
    }

    /** A page of ours, in the same session beside Tasklist. */
    Page opens(String path) {
        Page own = context.newPage();
        own.navigate(page.url().replaceAll("/camunda/.*", "") + path);
        return own;
    }

    void picture(Page own, String what) {
        pictures++;
        Pictures.take(own, options(what).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}

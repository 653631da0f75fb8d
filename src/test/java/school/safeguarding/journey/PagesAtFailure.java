package school.safeguarding.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Says beside a failure what each page that was still open showed, and leaves a picture of it: "timed out" alone does not tell a
 * slow machine from a page that shows something else.
 */
final class PagesAtFailure implements TestExecutionExceptionHandler {

    private static final int MOST_CHARACTERS = 1200;

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        for (InBrowser open : InBrowser.open()) {
            for (BrowserContext person : open.browser().contexts()) {
                person.pages().forEach(page -> failure.addSuppressed(new AssertionError(shown(page))));
            }
        }
        throw failure;
    }

    private static String shown(Page page) {
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "journeys", "failure-" + System.identityHashCode(page) + ".png")));
            String text = page.locator("body").innerText().replaceAll("\\s+", " ");
            return page.url() + " showed: " + text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        } catch (PlaywrightException gone) {
            return page.url() + " showed nothing: " + gone.getMessage();
        }
    }
}

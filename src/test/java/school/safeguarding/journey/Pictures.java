package school.safeguarding.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;

/** What a page looked like, where somebody is going to look at it: drawing pictures takes a seventh of a journey's time. */
final class Pictures {

    private static final boolean ARE_WANTED = Boolean.getBoolean("journey.pictures");

    private Pictures() {}

    static boolean areWanted() {
        return ARE_WANTED;
    }

    static void take(Page page, ScreenshotOptions picture) {
        if (ARE_WANTED) {
            page.screenshot(picture);
        }
    }
}

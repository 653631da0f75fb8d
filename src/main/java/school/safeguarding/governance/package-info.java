/** What other features have for governors beside what is counted of concerns. */
@ApplicationModule(
        displayName = "For governors",
        allowedDependencies = {
            "account",
            "calendar",
            "concern",
            "concern :: event",
            "engine",
            "engine :: background",
            "engine :: form",
            "escalation",
            "pages",
            "people",
            "reference",
            "step",
            "trail"
        })
package school.safeguarding.governance;

import org.springframework.modulith.ApplicationModule;

/**
 * Who is told by email, of what, and whether it arrived. Nothing else sends email, and no email holds a name or what was
 * reported.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "briefing",
            "calendar",
            "concern",
            "concern :: event",
            "engine",
            "engine :: background",
            "engine :: form",
            "escalation",
            "family",
            "logging",
            "lowlevel",
            "pages",
            "people",
            "policy",
            "record",
            "reference",
            "schoolyear",
            "step",
            "tables",
            "text",
            "trail",
            "transaction"
        })
package school.safeguarding.notification;

import org.springframework.modulith.ApplicationModule;

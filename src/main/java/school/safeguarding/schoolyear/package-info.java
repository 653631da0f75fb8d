/**
 * The school's calendar goes on: whoever leads the school is asked for the next school year before the last one ends, and what
 * they answer counts from then on. Knows nothing of concerns. Source: default of this procedure.
 * {@code year} adds a school year, {@code nearday} changes a day of the next four weeks, {@code known} has the calendar count what
 * was agreed.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "engine",
            "engine :: form",
            "engine :: offer",
            "escalation",
            "people",
            "protection",
            "step",
            "text",
            "trail"
        })
package school.safeguarding.schoolyear;

import org.springframework.modulith.ApplicationModule;

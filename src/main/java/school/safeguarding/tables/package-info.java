/**
 * Decision tables and indicators of the school's own and its calendar, proposed as a file and agreed by the head and the CPO, who handles
 * a concern by the chair too. What is not the calendar counts beside what the release has. Source: default of this procedure.
 * {@code propose}, {@code check} and {@code agree} are the three steps; {@code known} has what was agreed count.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "coded",
            "door",
            "engine",
            "engine :: form",
            "engine :: offer",
            "engine :: table",
            "escalation",
            "pages",
            "people",
            "protection",
            "replay",
            "responsibility",
            "risk",
            "schoolyear",
            "step",
            "text",
            "trail",
            "transaction"
        })
package school.safeguarding.tables;

import org.springframework.modulith.ApplicationModule;

/**
 * Decision tables of the school's own and its calendar, proposed as a file and agreed by the head and the CPO. Tables count beside
 * those of the release. Source: default of this procedure.
 */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "door",
            "engine",
            "engine :: form",
            "escalation",
            "pages",
            "people",
            "protection",
            "replay",
            "risk",
            "schoolyear",
            "trail",
            "transaction"
        })
package school.safeguarding.tables;

import org.springframework.modulith.ApplicationModule;

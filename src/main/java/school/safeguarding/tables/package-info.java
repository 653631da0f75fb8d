/**
 * Decision tables of the school's own, proposed as a file, agreed by the head and the CPO, and counted beside those of the
 * release. Source: default of this procedure.
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
            "trail",
            "transaction"
        })
package school.safeguarding.tables;

import org.springframework.modulith.ApplicationModule;

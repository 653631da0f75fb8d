/**
 * A concern from its report to its close, and after: whom it is about, who handles it, what was answered, decided, put right and
 * told. Its steps are {@code cse-concern.bpmn} and what that calls. Source: the school's CSE policy (November 2023).
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "child",
            "coded",
            "door",
            "draft",
            "earlyhelp",
            "engine",
            "engine :: background",
            "engine :: form",
            "engine :: offer",
            "engine :: table",
            "family",
            "pages",
            "parentcontact",
            "people",
            "protection",
            "record",
            "reference",
            "referral",
            "responsibility",
            "risk",
            "step",
            "text",
            "trail",
            "transaction"
        })
package school.safeguarding.concern;

import org.springframework.modulith.ApplicationModule;

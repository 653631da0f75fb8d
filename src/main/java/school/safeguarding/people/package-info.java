/**
 * Accounts, roles and absences, and how they are changed by more than one person. {@code Staff} is one picture of all of them at
 * one moment.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "coded",
            "engine",
            "engine :: form",
            "engine :: offer",
            "protection",
            "step",
            "text",
            "trail",
            "transaction"
        })
package school.safeguarding.people;

import org.springframework.modulith.ApplicationModule;

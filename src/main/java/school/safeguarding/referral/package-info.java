/** What each agency is told, when and in which words, what it answered, and what became of it. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "coded",
            "engine",
            "engine :: form",
            "people",
            "record",
            "reference",
            "step",
            "text"
        })
package school.safeguarding.referral;

import org.springframework.modulith.ApplicationModule;

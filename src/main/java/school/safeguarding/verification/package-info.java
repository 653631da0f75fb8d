/**
 * Holds everything that is kept against the chain: each entry, document, concern and edition of the policy, and all that is
 * sealed. It reads what every feature writes, changes nothing, and nobody depends on it.
 */
@ApplicationModule(
        allowedDependencies = {
            "attachment",
            "command",
            "concern",
            "logging",
            "policy",
            "protection",
            "record",
            "reference",
            "trail"
        })
package school.safeguarding.verification;

import org.springframework.modulith.ApplicationModule;

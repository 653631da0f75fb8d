/**
 * Worries about an adult's conduct that do not meet the harm threshold: who adds to the list, who keeps it, and who else reads
 * it. Each list is its keeper's: the head's, or the chair's for what is about the head. Source: KCSIE part four, section two.
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "account",
            "calendar",
            "coded",
            "concern",
            "engine",
            "engine :: background",
            "engine :: form",
            "engine :: offer",
            "escalation",
            "people",
            "protection",
            "record",
            "reference",
            "referral",
            "step",
            "text",
            "trail"
        })
package school.safeguarding.lowlevel;

import org.springframework.modulith.ApplicationModule;

/**
 * Under which policy and which tables each concern was decided, and what another table would have proposed. Nothing is decided
 * here again: a concern stays as it was decided until its next review.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "coded",
            "concern :: event",
            "door",
            "engine",
            "engine :: table",
            "escalation",
            "pages",
            "people",
            "policy",
            "protection",
            "record",
            "reference",
            "responsibility",
            "risk",
            "trail",
            "transaction"
        })
package school.safeguarding.replay;

import org.springframework.modulith.ApplicationModule;

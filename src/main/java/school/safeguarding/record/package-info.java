/**
 * The chronology of a concern: entries that are sealed, numbered, hashed over the one before, and never changed. It knows what an
 * entry is and nothing of what is written in one; what people read of it is drawn by {@code record.page}.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "attachment",
            "calendar",
            "coded",
            "concern",
            "door",
            "engine",
            "engine :: form",
            "pages",
            "people",
            "protection",
            "reference",
            "referral",
            "risk",
            "step",
            "trail",
            "transaction"
        })
package school.safeguarding.record;

import org.springframework.modulith.ApplicationModule;

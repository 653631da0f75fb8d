/**
 * Whether, when and by whom each adult with parental responsibility is told, and why home is not told for now. {@code tell} decides
 * and does it, {@code hold} says why not now, {@code model} is what is kept.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "coded",
            "engine",
            "engine :: form",
            "engine :: table",
            "protection",
            "record",
            "reference",
            "referral",
            "step"
        })
package school.safeguarding.parentcontact;

import org.springframework.modulith.ApplicationModule;

/**
 * What happens when a step is late or somebody is not there: when each is due, who is responsible next, cover and hand-over,
 * and what each day begins with. It decides nothing about a concern.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "child",
            "coded",
            "concern",
            "concern :: event",
            "draft",
            "engine",
            "engine :: background",
            "engine :: form",
            "engine :: offer",
            "engine :: table",
            "family",
            "parentcontact",
            "people",
            "record",
            "reference",
            "referral",
            "risk",
            "step",
            "text",
            "trail"
        })
package school.safeguarding.escalation;

import org.springframework.modulith.ApplicationModule;

/**
 * The policy's own life: when its review is due and how it goes, its editions, and the page on which the one in force is read by
 * anybody. Source: the school's CSE policy (November 2023), "Monitoring and Evaluation" and "How do we ensure that people are aware".
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "concern",
            "engine",
            "engine :: form",
            "engine :: offer",
            "engine :: table",
            "escalation",
            "governance",
            "pages",
            "parentcontact",
            "people",
            "protection",
            "record",
            "reference",
            "step",
            "trail"
        })
package school.safeguarding.policy;

import org.springframework.modulith.ApplicationModule;

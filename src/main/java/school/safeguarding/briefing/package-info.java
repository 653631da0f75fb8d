/**
 * Staff who know: who has read the policy and answered questions about it, how the CPO and their deputies are trained, and what
 * children are taught. Source: the school's CSE policy (November 2023), "Prevention".
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "coded",
            "engine",
            "engine :: form",
            "engine :: offer",
            "escalation",
            "governance",
            "pages",
            "people",
            "policy",
            "protection",
            "record",
            "step"
        })
package school.safeguarding.briefing;

import org.springframework.modulith.ApplicationModule;

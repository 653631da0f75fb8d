/**
 * Everything about Camunda that is nobody's business: what forms send, which facts steer a procedure, jobs, accounts and
 * decision tables. Features see it through what is public here.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "door",
            "logging",
            "protection",
            "reference",
            "risk",
            "step",
            "trail",
            "transaction"
        })
package school.safeguarding.engine;

import org.springframework.modulith.ApplicationModule;

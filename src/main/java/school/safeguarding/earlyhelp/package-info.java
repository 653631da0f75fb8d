/**
 * Help that a family has agreed to, where a concern is below the threshold of social care: who leads it, the plan, its reviews
 * and what came of it.
 */
@ApplicationModule(
        allowedDependencies = {"account", "engine", "engine :: form", "record", "reference", "referral", "step"})
package school.safeguarding.earlyhelp;

import org.springframework.modulith.ApplicationModule;

/**
 * Who is asked and who may read: pure rules over what is open, what a concern says of itself, and the school's people on one day.
 * Nothing here is stored, and nothing here knows a concern's words, its database or the engine.
 */
@ApplicationModule(
        displayName = "Responsibility",
        allowedDependencies = {"account", "coded", "people", "step"})
package school.safeguarding.responsibility;

import org.springframework.modulith.ApplicationModule;

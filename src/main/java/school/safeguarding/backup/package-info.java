/**
 * Takes an installation out into one sealed file, and puts it back. What an installation is made of, a database server or a
 * trial's folder, each says itself.
 */
@ApplicationModule(allowedDependencies = {"calendar", "command", "protection"})
package school.safeguarding.backup;

import org.springframework.modulith.ApplicationModule;

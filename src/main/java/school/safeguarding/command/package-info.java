/**
 * What an operator does on the command line, beside the running application or without it. Each feature has its own commands, which
 * are found by this type.
 */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.command;

import org.springframework.modulith.ApplicationModule;

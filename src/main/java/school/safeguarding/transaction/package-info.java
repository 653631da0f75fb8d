/**
 * Values that belong to the transaction that runs, or to one reading of the database, and are gone with it. Nothing here knows
 * what they are.
 */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.transaction;

import org.springframework.modulith.ApplicationModule;

/**
 * Values that belong to the transaction that runs, or to one reading of the database, and are gone with it; and what a transaction
 * can do without. Nothing here knows what it is.
 */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.transaction;

import org.springframework.modulith.ApplicationModule;

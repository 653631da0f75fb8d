/**
 * Who did what that others may ask about later, as one chain of hashes, of which the chair is told the end each day. A trace has
 * codes and ids only; what people wrote is in the record.
 */
@ApplicationModule(allowedDependencies = {"account", "reference"})
package school.safeguarding.trail;

import org.springframework.modulith.ApplicationModule;

/**
 * Keys and seals: whose key seals what, at which place it opens again, and how the keys themselves are kept, rotated and printed.
 * What is sealed it does not understand.
 */
@ApplicationModule(allowedDependencies = {"command", "logging", "transaction"})
package school.safeguarding.protection;

import org.springframework.modulith.ApplicationModule;

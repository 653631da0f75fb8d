/**
 * Holds everything that is kept against the chain: each entry, document, concern and edition of the policy, and all that is
 * sealed. It reads what every feature writes, changes nothing, and nobody depends on it.
 */
package school.safeguarding.verification;

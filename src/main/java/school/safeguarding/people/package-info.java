/**
 * Accounts, roles and absences, and how they are changed by more than one person. {@code Staff} is one picture of all of them at
 * one moment.
 */
package school.safeguarding.people;

/**
 * Who is told by email, of what, and whether it arrived. Nothing else sends email, and no email holds a name or what was
 * reported.
 */
package school.safeguarding.notification;

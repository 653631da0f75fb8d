/**
 * A first start on a machine with nothing on it: a database and a catcher of mail begin with the application. Nobody depends on
 * it, and production has none of it.
 */
package school.safeguarding.trial;

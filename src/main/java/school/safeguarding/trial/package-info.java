/**
 * A first start on a machine with nothing on it: a database and a catcher of mail begin with the application. Nobody depends on
 * it, and production has none of it.
 */
@ApplicationModule(allowedDependencies = {"backup", "logging"})
package school.safeguarding.trial;

import org.springframework.modulith.ApplicationModule;

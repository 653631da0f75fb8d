/** What a person's account is known by, everywhere. It knows of nothing else. */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.account;

import org.springframework.modulith.ApplicationModule;

/** What a concern is known by, everywhere. It knows of nothing else. */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.reference;

import org.springframework.modulith.ApplicationModule;

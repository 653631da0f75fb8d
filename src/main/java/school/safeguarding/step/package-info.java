/** What the steps of the models are called, and what one that is open is known by. It knows of nothing else. */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.step;

import org.springframework.modulith.ApplicationModule;

/** How one of a few is named where it is stored, sent or asked for. It knows of nothing else. */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.coded;

import org.springframework.modulith.ApplicationModule;

/**
 * Whether the installation is well, for whoever runs it and for what watches it: figures and codes, nothing of any concern.
 * Nobody depends on it.
 */
@ApplicationModule(allowedDependencies = {"calendar"})
package school.safeguarding.monitoring;

import org.springframework.modulith.ApplicationModule;

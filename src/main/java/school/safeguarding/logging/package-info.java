/**
 * What a log may say: kinds of failures, places in the code and sentences of ours, and nothing that somebody typed. The same line
 * does not fill it, and no dump of the memory lies beside it.
 */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.logging;

import org.springframework.modulith.ApplicationModule;

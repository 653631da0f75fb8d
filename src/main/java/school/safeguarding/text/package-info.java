/** Texts that are no pages, such as mails, letters and sentences of theirs, filled in from templates. It knows no text itself. */
@ApplicationModule(allowedDependencies = {})
package school.safeguarding.text;

import org.springframework.modulith.ApplicationModule;

/**
 * Who on the staff is family of which pupil: said by themselves, asked each September, or proposed because the register names an
 * adult of their name. Knows nothing of concerns. Source: default of this procedure, conflict of interest.
 * {@code say} is what somebody says, {@code link} what follows from it.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "child",
            "engine",
            "engine :: form",
            "engine :: offer",
            "people",
            "protection",
            "text",
            "trail",
            "transaction"
        })
package school.safeguarding.family;

import org.springframework.modulith.ApplicationModule;

/**
 * What people type and have not sent yet, kept by the server: sealed, for whoever types it and nobody else, gone with the submit.
 * It knows nothing of what the forms ask.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "door",
            "engine",
            "engine :: form",
            "pages",
            "protection",
            "reference"
        })
package school.safeguarding.draft;

import org.springframework.modulith.ApplicationModule;

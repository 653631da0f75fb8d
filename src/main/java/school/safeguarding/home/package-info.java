/**
 * The first page, each person's own: what they reported, what they are asked, and what is theirs to look at. It shows what
 * other features know of one account, decides nothing, and nobody depends on it.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "concern",
            "door",
            "draft",
            "engine",
            "pages",
            "people",
            "reference",
            "step"
        })
package school.safeguarding.home;

import org.springframework.modulith.ApplicationModule;

/**
 * The layout, the parts and the style of pages that are read. They are drawn here, as HTML that needs no script, and nothing
 * here knows what stands on them.
 */
@ApplicationModule(allowedDependencies = {"account", "door", "engine :: form", "people"})
package school.safeguarding.pages;

import org.springframework.modulith.ApplicationModule;

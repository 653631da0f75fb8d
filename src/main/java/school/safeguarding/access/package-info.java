/**
 * Who somebody is, and whether they still are: signing in, second factors, sessions in the database, and what a body may be before
 * anybody has signed in. Which calls there are, the door says.
 */
@ApplicationModule(
        allowedDependencies = {"account", "calendar", "door", "draft", "people", "protection", "reference", "trail"})
package school.safeguarding.access;

import org.springframework.modulith.ApplicationModule;

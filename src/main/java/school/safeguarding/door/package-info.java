/**
 * Everything that comes in over HTTP meets this first: what the table of calls does not name is not there, what a body is comes
 * whole, and every refusal is worded here. It knows no feature and not the engine; who has a rule of the table registers it.
 */
@ApplicationModule(
        displayName = "Door",
        allowedDependencies = {"account", "reference"})
package school.safeguarding.door;

import org.springframework.modulith.ApplicationModule;

/** What happened to a concern, for other features to follow. Each says so by the reference and by facts, never by what was said. */
@NamedInterface("event")
package school.safeguarding.concern.event;

import org.springframework.modulith.NamedInterface;

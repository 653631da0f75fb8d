/** The engine's own statements to the database, and when they are read. */
@NamedInterface("mappings")
package school.safeguarding.engine.mappings;

import org.springframework.modulith.NamedInterface;

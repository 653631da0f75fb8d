/** Work that the procedure does by itself, each in a job of its own, and how often it is tried. */
@NamedInterface("background")
package school.safeguarding.engine.background;

import org.springframework.modulith.NamedInterface;

/** To whom a step is offered: each feature's rules for it, and what was said of it at the time. */
@NamedInterface("offer")
package school.safeguarding.engine.offer;

import org.springframework.modulith.NamedInterface;

/** What a step's form asks and what people send with it, for the use case of that step. */
@NamedInterface("form")
package school.safeguarding.engine.form;

import org.springframework.modulith.NamedInterface;

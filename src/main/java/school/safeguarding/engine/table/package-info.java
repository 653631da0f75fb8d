/** Decision tables: what they are asked, what they say, and the rows that the school has beside them. */
@NamedInterface("table")
package school.safeguarding.engine.table;

import org.springframework.modulith.NamedInterface;

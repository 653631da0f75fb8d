package school.safeguarding.governance;

import java.time.LocalDate;
import java.util.List;

/** The policy's editions, so that figures before and after one stand beside each other. Whoever keeps them registers a bean of this type. */
public interface EditionsInForce {

    /** The first one first. */
    List<Edition> editions();

    /** @param inForceFrom a day of the school's calendar */
    record Edition(String name, LocalDate inForceFrom) {}
}

package school.safeguarding.access.session;

import java.time.Instant;

/**
 * The time of the database's clock, which is one for all nodes: idle is a span that may begin on one and end on another. The school's
 * clock is not asked, since it is a node's own.
 */
public interface DatabaseTime {

    /** @param read what the database said a moment ago */
    Instant of(Instant read);
}

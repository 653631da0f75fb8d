package school.safeguarding.escalation;

import java.time.Instant;
import java.util.Optional;
import school.safeguarding.reference.Reference;

/** When a concern was first read by somebody who has to do something about it. */
public interface FirstSeen {

    /** Empty while nobody has read it. */
    Optional<Seen> of(Reference reference);

    /** @param isInTime whether nobody else had been made responsible for its review by then */
    record Seen(Instant at, boolean isInTime) {}
}

package school.safeguarding.governance.figures.count;

import java.time.Instant;
import java.util.Optional;
import school.safeguarding.reference.Reference;

/**
 * Something that happened to a concern and is counted.
 *
 * @param code what is counted apart; empty where nothing is
 * @param at when it was said, by which it belongs to a term
 * @param taken since what the time is taken, if it is
 * @param isInTime whether it was done by when it was due; empty where it was due at no time
 */
public record CountedEvent(
        Reference reference, Kind kind, String code, Instant at, Optional<Taken> taken, Optional<Boolean> isInTime) {

    public enum Kind {
        REPORTED,
        SEEN,
        REVIEWED,
        DECIDED,
        /** The first agency was told. */
        REFERRED,
        REFERRED_TO,
        ANSWERED,
        TOLD_HOME,
        HELD,
        OVERDUE,
        OVERDUE_LEVEL,
        COUNTERSIGNED,
        REOPENED,
        CLOSED
    }

    /** @param until when it happened, which may be before it was said */
    record Taken(Instant until, Kind since, String sinceCode) {}

    static CountedEvent of(Reference reference, Kind kind, String code, Instant at) {
        return new CountedEvent(reference, kind, code, at, Optional.empty(), Optional.empty());
    }

    /** @param dueAt empty where it was due at no time */
    static CountedEvent timed(Reference reference, Kind kind, Instant at, Taken taken, Optional<Instant> dueAt) {
        return new CountedEvent(reference, kind, "", at, Optional.of(taken), dueAt.map(due -> !taken.until()
                .isAfter(due)));
    }
}

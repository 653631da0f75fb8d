package school.safeguarding.trail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What makes a trace's hash: everything it says, and the hash of the one before. */
public final class TraceHash {

    private TraceHash() {}

    public static byte[] of(String school, long number, Instant at, Trace trace, byte[] previous) {
        return of(
                school,
                number,
                at,
                trace.by().value(),
                trace.kind().name(),
                trace.reference().orElse(null),
                trace.detail().orElse(null),
                trace.hashed().orElse(null),
                previous);
    }

    /** The same of what stands in the database, whatever that is: whoever looks for changes must not choke on one. */
    public static byte[] of(
            String school,
            long number,
            Instant at,
            String by,
            String kind,
            @Nullable String reference,
            @Nullable String detail,
            byte @Nullable [] entry,
            byte[] previous) {
        return ChainHash.begin()
                .with(school)
                .with(number)
                .with(at)
                .with(by)
                .with(kind)
                .with(reference)
                .with(detail)
                .with(entry)
                .with(previous)
                .end();
    }
}

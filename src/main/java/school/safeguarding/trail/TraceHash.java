package school.safeguarding.trail;

import java.time.Instant;

/** What makes a trace's hash: everything it says, and the hash of the one before. */
public final class TraceHash {

    private TraceHash() {}

    public static byte[] of(String school, long number, Instant at, Trace trace, byte[] previous) {
        return ChainHash.begin()
                .with(school)
                .with(number)
                .with(at)
                .with(trace.by())
                .with(trace.kind().name())
                .with(trace.reference().orElse(null))
                .with(trace.detail().orElse(null))
                .with(trace.entry().orElse(new byte[0]))
                .with(previous)
                .end();
    }
}

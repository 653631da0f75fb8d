package school.safeguarding.record;

import java.time.Instant;
import school.safeguarding.trail.ChainHash;

/** What makes an entry's hash: everything that it says, its sealed content included, and the hash of the one before. */
public final class EntryHash {

    private EntryHash() {}

    public static byte[] of(
            String school,
            String reference,
            int number,
            Instant at,
            String by,
            String kind,
            String keyId,
            byte[] content,
            byte[] previous) {
        return ChainHash.begin()
                .with(school)
                .with(reference)
                .with(number)
                .with(at)
                .with(by)
                .with(kind)
                .with(keyId)
                .with(content)
                .with(previous)
                .end();
    }
}

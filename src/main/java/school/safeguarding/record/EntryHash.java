package school.safeguarding.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** SHA-256 over everything an entry says and the hash of the one before it; each part is preceded by its length. */
final class EntryHash {

    static final byte[] FIRST = new byte[32];

    private final MessageDigest digest;

    private EntryHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] of(
            String school,
            String reference,
            int number,
            Instant at,
            String by,
            String kind,
            String keyId,
            byte[] content,
            byte[] previous) {
        return new EntryHash()
                .with(school)
                .with(reference)
                .with(String.valueOf(number))
                .with(String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at)))
                .with(by)
                .with(kind)
                .with(keyId)
                .with(content)
                .with(previous)
                .digest
                .digest();
    }

    private EntryHash with(String part) {
        return with(part.getBytes(StandardCharsets.UTF_8));
    }

    private EntryHash with(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }
}

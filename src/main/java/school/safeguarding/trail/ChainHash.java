package school.safeguarding.trail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** SHA-256 over parts, each preceded by its length, so that no two lists of parts read the same. */
public final class ChainHash {

    private static final int NOTHING = -1;

    private final MessageDigest digest;

    private ChainHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands before the first link of a chain. */
    public static byte[] first() {
        return new byte[32];
    }

    public static ChainHash begin() {
        return new ChainHash();
    }

    /** @param part nothing is something else than an empty text */
    public ChainHash with(@Nullable String part) {
        return with(part == null ? null : part.getBytes(StandardCharsets.UTF_8));
    }

    public ChainHash with(byte @Nullable [] part) {
        if (part == null) {
            digest.update(length(NOTHING));
            return this;
        }
        digest.update(length(part.length));
        digest.update(part);
        return this;
    }

    public ChainHash with(long number) {
        return with(String.valueOf(number));
    }

    /** Whatever stands in the database: also a time that is out of all bounds. */
    public ChainHash with(Instant at) {
        return with(at.getEpochSecond()).with(at.getNano());
    }

    public byte[] end() {
        return digest.digest();
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }
}

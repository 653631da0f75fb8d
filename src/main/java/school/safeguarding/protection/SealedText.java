package school.safeguarding.protection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text as it lies in a sealed column: Base64 of what was sealed. */
public final class SealedText {

    private SealedText() {}

    public static String sealed(Seal seal, Place place, String text) {
        return Base64.getEncoder().encodeToString(seal.seal(text.getBytes(StandardCharsets.UTF_8), place));
    }

    /** @throws CannotOpen if it is nothing that was sealed for this place */
    public static String opened(Seal seal, Place place, String kept) {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(kept);
        } catch (IllegalArgumentException e) {
            throw new CannotOpen(place);
        }
        return new String(seal.open(sealed, place), StandardCharsets.UTF_8);
    }
}

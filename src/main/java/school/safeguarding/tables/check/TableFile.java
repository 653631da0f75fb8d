package school.safeguarding.tables.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A table as somebody proposes it.
 *
 * @param decisionId of which table it is a changed copy
 * @param released the version of the release's table then, with which it was compared
 * @param file as it was uploaded
 */
public record TableFile(String decisionId, int released, byte[] file) {

    public String asText() {
        return decisionId + " " + released + " " + Base64.getEncoder().encodeToString(file);
    }

    public static TableFile of(String text) {
        String[] parts = text.split(" ", 3);
        return new TableFile(
                parts[0], Integer.parseInt(parts[1]), Base64.getDecoder().decode(parts[2]));
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package school.safeguarding.attachment.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text and nothing else: valid UTF-8, or what older programs for Windows write. */
final class PlainText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PlainText() {}

    /** As UTF-8. */
    static byte[] rewritten(byte[] file) throws Refused {
        String text = text(file);
        if (text.isBlank()) {
            throw new Refused(Refusal.EMPTY);
        }
        if (text.chars().anyMatch(PlainText::isNoText)) {
            throw new Refused(Refusal.UNKNOWN);
        }
        String small = text.toLowerCase(Locale.ROOT);
        if (small.contains("content-transfer-encoding: base64")) {
            throw new Refused(Refusal.EMAIL_WITH_FILES);
        }
        if (small.contains("<svg") || small.contains("data:image/")) {
            throw new Refused(Refusal.PICTURE);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] file) throws Refused {
        try {
            String text = decoded(file, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            try {
                return decoded(file, WINDOWS);
            } catch (CharacterCodingException neither) {
                throw new Refused(Refusal.UNKNOWN);
            }
        }
    }

    private static String decoded(byte[] file, Charset as) throws CharacterCodingException {
        return as.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character)
                && character != '\t'
                && character != '\n'
                && character != '\r'
                && character != '\f';
    }
}

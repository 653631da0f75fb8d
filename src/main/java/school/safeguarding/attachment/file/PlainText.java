package school.safeguarding.attachment.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text and nothing else: valid UTF-8, or what older programs for Windows write. */
final class PlainText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern PACKED_PART =
            Pattern.compile("content-transfer-encoding[ \\t]*:\\s*\"?base64", Pattern.CASE_INSENSITIVE);

    private static final Pattern DRAWN =
            Pattern.compile("<(?:[\\w.-]{1,40}:)?svg|data:image/", Pattern.CASE_INSENSITIVE);

    /** Netpbm: two letters, width and height, then the points. */
    private static final Pattern PICTURE_OF_NUMBERS =
            Pattern.compile("\\s*P[1-6]\\s(?:\\s|#[^\\n\\r]*[\\n\\r])*\\d+\\s+\\d+\\s+[\\d\\s]{8}");

    /** A file written as letters. Source: RFC 4648, base 64, also as addresses have it. */
    private static final Pattern PACKED_LINE = Pattern.compile("\\s*[A-Za-z0-9+/_-]{20,}={0,2}\\s*");

    /** Lines in a row, empty ones not counted: longer than a key or a signature. */
    private static final int MOST_PACKED_LINES = 39;

    /** Characters: longer than any address that people send. */
    private static final int LONGEST_RUN = 4_000;

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
        if (PACKED_PART.matcher(text).find()) {
            throw new Refused(Refusal.EMAIL_WITH_FILES);
        }
        if (DRAWN.matcher(text).find() || PICTURE_OF_NUMBERS.matcher(text).lookingAt()) {
            throw new Refused(Refusal.PICTURE);
        }
        if (hasUnbrokenRun(text) || hasManyPackedLines(text)) {
            throw new Refused(Refusal.FILES_INSIDE);
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

    private static boolean hasUnbrokenRun(String text) {
        int run = 0;
        for (int at = 0; at < text.length() && run <= LONGEST_RUN; at++) {
            char letter = text.charAt(at);
            boolean isPacked = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || "+/_-".indexOf(letter) >= 0;
            run = isPacked ? run + 1 : 0;
        }
        return run > LONGEST_RUN;
    }

    private static boolean hasManyPackedLines(String text) {
        int run = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (PACKED_LINE.matcher(line).matches()) {
                run++;
            } else if (!line.isBlank()) {
                run = 0;
            }
            if (run > MOST_PACKED_LINES) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character)
                && character != '\t'
                && character != '\n'
                && character != '\r'
                && character != '\f';
    }
}

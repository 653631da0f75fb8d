package school.safeguarding.attachment.file;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a PDF's streams unpack to, counted before any of them is read: the reader unpacks some while it opens a file, whole and
 * in memory.
 */
final class PdfInflated {

    /** Bytes. */
    private static final long MOST_OF_ONE = 40_000_000;

    private static final long MOST_IN_ALL = 200_000_000;

    private static final Pattern STREAM = Pattern.compile("stream\r?\n");

    /** What no program of today writes, and what could unpack to a thousand times its length without our counting it. */
    private static final Pattern UNCOUNTED = Pattern.compile("/(?:LZWDecode|LZW|RunLengthDecode|RL)\\b");

    private static final Pattern ESCAPED = Pattern.compile("/[^\\s/<>\\[\\](){}%]*#[0-9A-Fa-f]{2}");

    private PdfInflated() {}

    static void refuseTooMuch(byte[] file) throws Refused {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (UNCOUNTED.matcher(text).find() || hasEscapedFilter(text)) {
            throw new Refused(Refusal.TOO_MUCH_INSIDE);
        }
        long inAll = 0;
        Matcher streams = STREAM.matcher(text);
        while (streams.find()) {
            inAll += inflated(file, streams.end(), true);
            if (inAll > MOST_IN_ALL) {
                throw new Refused(Refusal.TOO_MUCH_INSIDE);
            }
        }
    }

    /** A name may be written with codes for its letters. */
    private static boolean hasEscapedFilter(String text) {
        Matcher names = ESCAPED.matcher(text);
        while (names.find()) {
            String name = Pattern.compile("#([0-9A-Fa-f]{2})")
                    .matcher(names.group())
                    .replaceAll(code ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
            if (UNCOUNTED.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Nothing where it is packed in no way, or in another. */
    private static long inflated(byte[] file, int from, boolean isOutside) throws Refused {
        Inflater inflater = new Inflater();
        inflater.setInput(file, from, file.length - from);
        byte[] piece = new byte[64 * 1024];
        long count = 0;
        try {
            for (int read = inflater.inflate(piece); read > 0; read = inflater.inflate(piece)) {
                // Packed twice: nobody does so but to hide how much it is.
                if (count == 0 && isOutside && read > 1 && inflated(piece.clone(), 0, false) > piece.length) {
                    throw new Refused(Refusal.TOO_MUCH_INSIDE);
                }
                count += read;
                if (count > MOST_OF_ONE) {
                    throw new Refused(Refusal.TOO_MUCH_INSIDE);
                }
            }
        } catch (DataFormatException e) {
            return count;
        } finally {
            inflater.end();
        }
        return count;
    }
}

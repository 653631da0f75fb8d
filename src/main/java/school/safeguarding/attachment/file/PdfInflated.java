package school.safeguarding.attachment.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a PDF's streams unpack to, counted before any of them is read: the reader unpacks some while it opens a file, whole and
 * in memory. What is packed in a way that cannot be counted here is refused. Source: ISO 32000-1, 7.4.
 */
final class PdfInflated {

    /** Bytes. */
    private static final long MOST_OF_ONE = 40_000_000;

    private static final long MOST_IN_ALL = 200_000_000;

    /** Characters before a stream, in which it is said how it is packed. */
    private static final int DESCRIPTION = 20_000;

    private static final Pattern LOCKED = Pattern.compile("/Encrypt[\\s\\d<]");
    private static final Pattern STREAM = Pattern.compile("(?<!end)stream[ \\t]*(?:\\r\\n|\\n|\\r)?");
    private static final Pattern CODE_OF_LETTER = Pattern.compile("#([0-9A-Fa-f]{2})");

    /** What no program of today writes, and what somebody writes who hides how it is packed. */
    private static final Pattern UNCOUNTED = Pattern.compile(
            "/(?:LZWDecode|LZW|RunLengthDecode|RL|Crypt)\\b"
                    + "|/Filter\\s*\\d+\\s+\\d+\\s+R"
                    + "|/(?:FlateDecode|Fl)\\b.*/(?:FlateDecode|Fl)\\b"
                    + "|/(?:ASCIIHexDecode|AHx)\\b.*/(?:FlateDecode|Fl)\\b",
            Pattern.DOTALL);

    private static final Pattern AS_LETTERS = Pattern.compile("/(?:ASCII85Decode|A85)\\b");

    /** Of the zlib format. The reader does not look at it either. */
    private static final int HEADER = 2;

    private final byte[] file;
    private final String text;

    private PdfInflated(byte[] file) {
        this.file = file;
        this.text = new String(file, StandardCharsets.ISO_8859_1);
    }

    static void refuseTooMuch(byte[] file) throws Refused {
        new PdfInflated(file).refuseTooMuch();
    }

    private void refuseTooMuch() throws Refused {
        if (LOCKED.matcher(text).find()) {
            throw new Refused(Refusal.ENCRYPTED);
        }
        long inAll = 0;
        Matcher streams = STREAM.matcher(text);
        while (streams.find()) {
            String description = description(streams.start());
            if (UNCOUNTED.matcher(description).find()) {
                throw new Refused(Refusal.TOO_MUCH_INSIDE);
            }
            inAll += AS_LETTERS.matcher(description).find()
                    ? inflated(fromLetters(streams.end()), 0)
                    : inflated(file, streams.end());
            if (inAll > MOST_IN_ALL) {
                throw new Refused(Refusal.TOO_MUCH_INSIDE);
            }
        }
    }

    /** Names may be written with codes for their letters. */
    private String description(int stream) {
        int begin = Math.max(text.lastIndexOf("obj", stream), Math.max(0, stream - DESCRIPTION));
        return CODE_OF_LETTER
                .matcher(text.substring(begin, stream))
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    /** ASCII 85: five letters for four bytes, {@code z} for four zeros, up to {@code ~}. */
    private byte[] fromLetters(int from) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long value = 0;
        int count = 0;
        for (int at = from; at < file.length && file[at] != '~'; at++) {
            if (file[at] == 'z' && count == 0) {
                bytes.writeBytes(new byte[4]);
            } else if (file[at] >= '!' && file[at] <= 'u') {
                value = value * 85 + (file[at] - '!');
                if (++count == 5) {
                    write(value, 4, bytes);
                    value = 0;
                    count = 0;
                }
            }
        }
        if (count > 1) {
            for (int missing = count; missing < 5; missing++) {
                value = value * 85 + 84;
            }
            write(value, count - 1, bytes);
        }
        return bytes.toByteArray();
    }

    private static void write(long value, int length, ByteArrayOutputStream into) {
        for (int at = 0; at < length; at++) {
            into.write((int) (value >> (24 - 8 * at)));
        }
    }

    /** Nothing where it is packed in no way, or in another. */
    private static long inflated(byte[] packed, int stream) throws Refused {
        int from = stream + HEADER;
        if (from >= packed.length) {
            return 0;
        }
        Inflater inflater = new Inflater(true);
        inflater.setInput(packed, from, packed.length - from);
        byte[] piece = new byte[64 * 1024];
        long count = 0;
        try {
            for (int read = inflater.inflate(piece); read > 0; read = inflater.inflate(piece)) {
                count += read;
                if (count > MOST_OF_ONE) {
                    throw new Refused(Refusal.TOO_MUCH_INSIDE);
                }
            }
            return count;
        } catch (DataFormatException e) {
            return count;
        } finally {
            inflater.end();
        }
    }
}

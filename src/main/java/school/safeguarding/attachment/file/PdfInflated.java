package school.safeguarding.attachment.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * What a PDF's streams unpack to, counted before any of them is read: the reader unpacks some while it opens a file, whole and
 * in memory. What is packed in a way that cannot be counted here is refused. How large a coded picture becomes is said inside
 * it, so that none is decoded, wherever it stands: no picture is taken over anyway. Source: ISO 32000-1, 7.4.
 */
final class PdfInflated {

    /** Bytes. */
    private static final long MOST_OF_ONE = 40_000_000;

    private static final long MOST_IN_ALL = 200_000_000;

    private static final Pattern LOCKED = Pattern.compile("/Encrypt[\\s\\d<]");

    /** And what the reader skips after it. */
    private static final Pattern STREAM = Pattern.compile("(?<!end)stream *(?:\\r\\n|\\n|\\r)?");

    private static final Pattern CODE_OF_LETTER = Pattern.compile("#([0-9A-Fa-f]{2})");

    private static final String SPACE = "[\\s\\x00]*";
    private static final String NAME_ENDS = "(?![A-Za-z0-9_.-])";
    private static final String END = "(?=[\\s\\x00/\\[\\]<>()%])";

    private static final String LETTERS = "/(?:ASCII85Decode|A85)" + END;
    private static final String INFLATED = "/(?:FlateDecode|Fl)" + END;
    private static final String PHOTOGRAPH = "/(?:DCTDecode|DCT)" + END;

    /** Not what unpacks by a rule of its own, or to as much as it claims. */
    private static final String ONE =
            "/(?!(?:LZWDecode|LZW|RunLengthDecode|RL|Crypt|CCITTFaxDecode|CCF)" + END + ")[A-Za-z0-9.]+" + END;

    /** One way of packing, or two that programs do use together. */
    private static final String COUNTED =
            SPACE + "(?:" + ONE + "|\\[" + SPACE + "(?:" + ONE + SPACE + "|" + LETTERS + SPACE + INFLATED + SPACE
                    + "|(?:" + LETTERS + "|" + INFLATED + ")" + SPACE + PHOTOGRAPH + SPACE + ")?\\])";

    /**
     * Wherever it stands: where a description begins cannot be told from text, and packed bytes do not read like this by chance. Of
     * a row, the reader makes room for as much as it claims to have.
     */
    private static final Pattern UNCOUNTED = Pattern.compile(
            "/Filter" + NAME_ENDS + "(?!" + COUNTED + ")|/Columns" + NAME_ENDS + "(?!" + SPACE + "\\d{1,5}" + SPACE
                    + "[/>I])|/BitsPerComponent" + NAME_ENDS + "(?!" + SPACE + "\\d{1,2}" + SPACE + "[/>I])");

    private static final String PICTURE = "/(?:DCTDecode|DCT|JPXDecode|JBIG2Decode)" + END;

    private static final Pattern PICTURES = Pattern.compile("/Filter" + NAME_ENDS + SPACE + "(?:\\[" + SPACE + "(?:(?:"
            + LETTERS + "|" + INFLATED + ")" + SPACE + ")?)?(" + PICTURE + ")");

    private static final Pattern INFLATED_LETTERS = Pattern.compile(LETTERS + SPACE + INFLATED);

    /** Ends the name of no way of packing. */
    private static final byte OF_NO_FILTER = '-';

    /** Of the zlib format. The reader does not look at it either. */
    private static final int HEADER = 2;

    private final byte[] file;
    private final String text;

    private PdfInflated(byte[] file) {
        this.file = file;
        this.text = new String(file, StandardCharsets.ISO_8859_1);
    }

    /** @return the file, in which nothing is packed as a picture in a way that the reader knows; as long as it was */
    static byte[] counted(byte[] file) throws Refused {
        PdfInflated counted = new PdfInflated(file);
        counted.refuseTooMuch();
        return counted.withoutPictures();
    }

    /** A reader that comes across one of them, as what draws a page or a list of parts, finds it broken. */
    private byte[] withoutPictures() {
        byte[] without = file.clone();
        Matcher pictures = PICTURES.matcher(text);
        while (pictures.find()) {
            without[pictures.end(1) - 1] = OF_NO_FILTER;
        }
        return without;
    }

    private void refuseTooMuch() throws Refused {
        if (LOCKED.matcher(text).find()) {
            throw new Refused(Refusal.ENCRYPTED);
        }
        boolean hasLetters = refuseUncounted();
        long inAll = 0;
        Matcher streams = STREAM.matcher(text);
        while (streams.find()) {
            inAll += inflated(file, streams.end());
            if (hasLetters) {
                int end = endOfLetters(streams.end());
                inAll += end - streams.end() + inflated(fromLetters(streams.end(), end), 0);
            }
            if (inAll > MOST_IN_ALL) {
                throw new Refused(Refusal.TOO_MUCH_INSIDE);
            }
        }
    }

    /** @return whether anything is packed and then written as letters */
    private boolean refuseUncounted() throws Refused {
        // Names may be written with codes for their letters.
        String names = CODE_OF_LETTER
                .matcher(text)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
        if (UNCOUNTED.matcher(names).find()
                || PICTURES.matcher(names).results().count()
                        > PICTURES.matcher(text).results().count()) {
            throw new Refused(Refusal.TOO_MUCH_INSIDE);
        }
        return INFLATED_LETTERS.matcher(names).find();
    }

    /** Up to what the reader fails on. */
    private int endOfLetters(int from) {
        int at = from;
        while (at < file.length && file[at] != '~' && (file[at] >= ' ' || file[at] == '\n' || file[at] == '\r')) {
            at++;
        }
        return at;
    }

    /** By the reader itself, so that both read the same. */
    private byte[] fromLetters(int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            FilterFactory.INSTANCE
                    .getFilter(COSName.ASCII85_DECODE)
                    .decode(new ByteArrayInputStream(file, from, to - from), bytes, new COSDictionary(), 0);
            return bytes.toByteArray();
        } catch (IOException e) {
            // No letters: the reader would fail on it too.
            return bytes.toByteArray();
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

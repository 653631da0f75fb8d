package school.safeguarding.attachment.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a file is by its first bytes. Source of the values: the formats' own specifications. */
enum Signature {
    PICTURE,
    PDF,
    ZIP,
    OLD_OFFICE,
    OTHER,
    PERHAPS_TEXT;

    private static final List<String> PICTURES = List.of(
            "\u00ff\u00d8\u00ff",
            "\u0089PNG",
            "GIF8",
            "II*\0",
            "MM\0*",
            "II+\0",
            "MM\0+",
            "8BPS",
            "\0\0\1\0",
            "\0\0\0\fjP  ",
            "\u00ffO\u00ffQ",
            "\u00ff\n",
            "\0\0\0\fJXL ",
            "\u001aE\u00df\u00a3",
            "FLV\1",
            "\0\0\1\u00ba",
            "\0\0\1\u00b3");

    private static final List<String> OTHERS = List.of("{\\rtf", "%!PS");

    private static final int BITMAP_HEADER = 14;

    static Signature of(byte[] file) {
        if (begins(file, "%PDF-")) {
            return PDF;
        }
        if (begins(file, "PK\3\4")) {
            return ZIP;
        }
        if (begins(file, "\u00d0\u00cf\u0011\u00e0")) {
            return OLD_OFFICE;
        }
        if (PICTURES.stream().anyMatch(start -> begins(file, start)) || isFramed(file) || isBitmap(file)) {
            return PICTURE;
        }
        return OTHERS.stream().anyMatch(start -> begins(file, start)) ? OTHER : PERHAPS_TEXT;
    }

    /** HEIC, AVIF and films begin with a box of this name, WebP and AVI with RIFF. */
    private static boolean isFramed(byte[] file) {
        return hasAt(file, 4, "ftyp") || (begins(file, "RIFF") && (hasAt(file, 8, "WEBP") || hasAt(file, 8, "AVI ")));
    }

    /** Its two letters alone could be the beginning of a text: the four bytes after its length are reserved, and zero. */
    private static boolean isBitmap(byte[] file) {
        return begins(file, "BM") && file.length > BITMAP_HEADER && hasAt(file, 6, "\0\0\0\0");
    }

    /** A document with a password is put inside a file of the old kind. Source: MS-OFFCRYPTO. */
    static boolean isLocked(byte[] file) {
        return new String(file, StandardCharsets.UTF_16LE).contains("EncryptedPackage")
                || new String(Arrays.copyOfRange(file, 1, file.length), StandardCharsets.UTF_16LE)
                        .contains("EncryptedPackage");
    }

    private static boolean begins(byte[] file, String start) {
        return hasAt(file, 0, start);
    }

    private static boolean hasAt(byte[] file, int at, String text) {
        byte[] sought = text.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= at + sought.length
                && Arrays.equals(file, at, at + sought.length, sought, 0, sought.length);
    }
}

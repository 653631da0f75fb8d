package school.safeguarding.protection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.codec.binary.Base32;

/**
 * The keyset as it is printed for the sealed envelopes: lines of letters and digits, each with its number and a check of its
 * own, so that whoever types it in learns in which line the mistake is.
 */
final class RecoverySheet {

    private static final int BYTES_IN_LINE = 20;
    private static final String TITLE = "RECOVERY SHEET";

    private RecoverySheet() {}

    static String of(Keyset keyset) {
        byte[] json = keyset.json().getBytes(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < json.length; from += BYTES_IN_LINE) {
            byte[] part = Arrays.copyOfRange(json, from, Math.min(json.length, from + BYTES_IN_LINE));
            int number = lines.size() + 1;
            String text = new Base32().encodeToString(part).replace("=", "");
            lines.add("%03d  %s  %s".formatted(number, text.replaceAll("(.{4})(?=.)", "$1 "), check(number, text)));
        }
        return TITLE + "  key " + keyset.inUse() + "  " + lines.size() + " lines\n"
                + "Whoever has this can read everything that was ever recorded. Two prints, two sealed envelopes, two safes.\n\n"
                + String.join("\n", lines);
    }

    /** @throws IllegalStateException naming the first line at fault; nothing of it is repeated */
    static Keyset read(InputStream typed) {
        StringBuilder json = new StringBuilder();
        int expected = 1;
        try {
            for (String line : new String(typed.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                String packed = line.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
                if (!packed.matches("\\d{3}[A-Z2-7]+[0-9A-F]{4}")) {
                    continue;
                }
                int number = Integer.parseInt(packed.substring(0, 3));
                String text = packed.substring(3, packed.length() - 4);
                if (number != expected) {
                    throw new IllegalStateException("Line " + expected + " is missing.");
                }
                if (!check(number, text).equals(packed.substring(packed.length() - 4))) {
                    throw new IllegalStateException("Line " + number + " has a mistake in it.");
                }
                json.append(new String(new Base32().decode(text), StandardCharsets.UTF_8));
                expected++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sheet could not be read", e);
        }
        try {
            return Keyset.parse(json.toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Lines are missing at the end: read were " + (expected - 1) + ".");
        }
    }

    private static String check(int number, String text) {
        CRC32 crc = new CRC32();
        crc.update((number + text).getBytes(StandardCharsets.US_ASCII));
        return "%04X".formatted(crc.getValue() & 0xFFFF);
    }
}

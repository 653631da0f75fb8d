package school.safeguarding.attachment.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What lies in a packed document, in memory, as far as it can be text. All of it is counted, none is trusted. */
final class ZipParts {

    private static final int MOST_PARTS = 2_000;

    /** Bytes, unpacked. */
    private static final int MOST_OF_ONE = 20_000_000;

    private static final int MOST_IN_ALL = 100_000_000;

    private static final int FLAGS = 6;

    /** The earliest that the format can say. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, byte[]> texts;
    private final Set<String> names;

    private ZipParts(Map<String, byte[]> texts, Set<String> names) {
        this.texts = texts;
        this.names = names;
    }

    static ZipParts read(byte[] file) throws Refused, IOException {
        if ((file[FLAGS] & 1) == 1) {
            throw new Refused(Refusal.ENCRYPTED);
        }
        Map<String, byte[]> texts = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        long inAll = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (names.size() == MOST_PARTS) {
                    throw new Refused(Refusal.TOO_MUCH_INSIDE);
                }
                if (!names.add(part.getName())) {
                    throw new Refused(Refusal.BROKEN);
                }
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                inAll += read(zip, isText(part.getName()) ? Optional.of(kept) : Optional.empty(), inAll);
                if (isText(part.getName())) {
                    texts.put(part.getName(), kept.toByteArray());
                }
            }
        }
        return new ZipParts(texts, names);
    }

    private static long read(ZipInputStream zip, Optional<ByteArrayOutputStream> into, long before)
            throws Refused, IOException {
        byte[] piece = new byte[16 * 1024];
        long count = 0;
        for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
            count += read;
            if (count > MOST_OF_ONE || before + count > MOST_IN_ALL) {
                throw new Refused(Refusal.TOO_MUCH_INSIDE);
            }
            if (into.isPresent()) {
                into.get().write(piece, 0, read);
            }
        }
        return count;
    }

    private static boolean isText(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels") || name.equals("mimetype");
    }

    Set<String> names() {
        return names;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    Optional<byte[]> part(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    byte[] needed(String name) throws Refused {
        return part(name).orElseThrow(() -> new Refused(Refusal.BROKEN));
    }

    /** Packs parts in their order, each without a time. What is called {@code mimetype} is not compressed, as its format asks. */
    static byte[] packed(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(NO_TIME);
                if (part.getKey().equals("mimetype")) {
                    stored(entry, part.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static void stored(ZipEntry entry, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
    }
}

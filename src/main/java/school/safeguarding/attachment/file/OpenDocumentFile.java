package school.safeguarding.attachment.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * An ODT, written again from its text and how it looks. Parts that are neither are not copied, whatever they are. Source of the
 * names: OpenDocument 1.2.
 */
final class OpenDocumentFile {

    private static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.text";
    private static final String MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private static final String MANIFEST_PART = "META-INF/manifest.xml";

    private static final int TOO_FEW_TO_READ = 20;

    private final ZipParts parts;
    private final TakenOut takenOut;

    OpenDocumentFile(ZipParts parts, TakenOut takenOut) {
        this.parts = parts;
        this.takenOut = takenOut;
    }

    byte[] rewritten() throws Refused, IOException {
        if (!new String(parts.needed("mimetype"), StandardCharsets.UTF_8)
                .strip()
                .equals(MEDIA_TYPE)) {
            throw new Refused(Refusal.UNKNOWN);
        }
        if (!SafeXml.all(SafeXml.read(parts.needed(MANIFEST_PART)), MANIFEST, "encryption-data")
                .isEmpty()) {
            throw new Refused(Refusal.ENCRYPTED);
        }
        refuseByName();
        OpenDocumentText copy = new OpenDocumentText(takenOut);
        Document content = copy.of(SafeXml.read(parts.needed("content.xml")));
        if (takenOut.pictures() > 0 && copy.letters() < TOO_FEW_TO_READ) {
            throw new Refused(Refusal.ONLY_PICTURES);
        }
        Map<String, byte[]> written = new LinkedHashMap<>();
        written.put("mimetype", MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
        written.put("content.xml", SafeXml.written(content));
        Optional<byte[]> styles = parts.part("styles.xml");
        if (styles.isPresent()) {
            written.put("styles.xml", SafeXml.written(copy.of(SafeXml.read(styles.get()))));
        }
        written.put(MANIFEST_PART, manifest(styles.isPresent()));
        return ZipParts.packed(written);
    }

    private void refuseByName() throws Refused {
        for (String name : parts.names()) {
            String small = name.toLowerCase(Locale.ROOT);
            if ((small.startsWith("basic/") || small.startsWith("scripts/")) && !small.endsWith("/")) {
                throw new Refused(Refusal.RUNS_PROGRAMS);
            }
            if (small.matches("object \\d+.*") && !small.endsWith("/")) {
                throw new Refused(Refusal.FILES_INSIDE);
            }
        }
    }

    private static byte[] manifest(boolean hasStyles) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest xmlns:manifest=\"" + MANIFEST
                        + "\" manifest:version=\"1.2\">" + file("/", MEDIA_TYPE) + file("content.xml", "text/xml")
                        + (hasStyles ? file("styles.xml", "text/xml") : "") + "</manifest:manifest>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String file(String path, String type) {
        return "<manifest:file-entry manifest:full-path=\"" + path + "\" manifest:media-type=\"" + type + "\"/>";
    }
}

package school.safeguarding.attachment.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files as people attach them, made byte by byte, so that no font of this machine and no office program is needed. */
public final class Samples {

    public static final String TEXT = "A letter about Robin Madeup, in some words.";

    private Samples() {}

    /** What is done to a document before it is saved. */
    public interface Change {
        void in(PDDocument document, PDPage page) throws IOException;
    }

    public static byte[] pdf() {
        return pdf("BT /F1 12 Tf 72 720 Td (" + TEXT + ") Tj ET", (document, page) -> {});
    }

    public static byte[] pdf(Change change) {
        return pdf("BT /F1 12 Tf 72 720 Td (" + TEXT + ") Tj ET", change);
    }

    /** @param operators of its one page, which may use the font F1 and the picture Im1 */
    public static byte[] pdf(String operators, Change change) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            COSDictionary font = new COSDictionary();
            font.setItem(COSName.TYPE, COSName.FONT);
            font.setItem(COSName.SUBTYPE, COSName.TYPE1);
            font.setName(COSName.BASE_FONT, "Helvetica");
            COSDictionary fonts = new COSDictionary();
            fonts.setItem("F1", font);
            COSDictionary objects = new COSDictionary();
            objects.setItem("Im1", picture(document));
            COSDictionary resources = new COSDictionary();
            resources.setItem(COSName.FONT, fonts);
            resources.setItem(COSName.XOBJECT, objects);
            page.getCOSObject().setItem(COSName.RESOURCES, resources);
            page.getCOSObject().setItem(COSName.CONTENTS, stream(document, operators));
            document.addPage(page);
            document.getDocumentInformation().setAuthor("Avery Author");
            change.in(document, page);
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        document.save(saved);
        return saved.toByteArray();
    }

    public static COSStream stream(PDDocument document, String content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (var out = stream.createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return stream;
    }

    private static COSStream picture(PDDocument document) throws IOException {
        COSStream picture = stream(document, "PICTUREBYTES".repeat(4));
        picture.setItem(COSName.TYPE, COSName.XOBJECT);
        picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
        picture.setInt(COSName.WIDTH, 4);
        picture.setInt(COSName.HEIGHT, 4);
        picture.setInt(COSName.BITS_PER_COMPONENT, 8);
        picture.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
        return picture;
    }

    public static byte[] lockedPdf() {
        return pdf((document, page) ->
                document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission())));
    }

    /** @param entries names and texts in turn; a text that begins with a slash is a name */
    public static COSDictionary dictionary(String... entries) {
        COSDictionary dictionary = new COSDictionary();
        for (int at = 0; at < entries.length; at += 2) {
            String value = entries[at + 1];
            dictionary.setItem(
                    entries[at], value.startsWith("/") ? COSName.getPDFName(value.substring(1)) : new COSString(value));
        }
        return dictionary;
    }

    public static void annotation(PDPage page, COSDictionary annotation) {
        COSArray all = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        if (all == null) {
            all = new COSArray();
            page.getCOSObject().setItem(COSName.ANNOTS, all);
        }
        annotation.setItem(COSName.RECT, new PDRectangle(10, 10, 90, 20).getCOSArray());
        all.add(annotation);
    }

    private static final String WORD_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /** The parts of a Word document, to be changed before they are packed. */
    public static Map<String, String> word(String body) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                        + " PartName=\"/word/document.xml\" ContentType=\"" + WORD_TYPE + "\"/></Types>");
        parts.put("_rels/.rels", relationships(related("rId1", "officeDocument", "word/document.xml", "")));
        parts.put("docProps/core.xml", "<core><creator>Avery Author</creator></core>");
        parts.put(
                "word/document.xml",
                "<w:document xmlns:w=\"" + WordFile.W + "\" xmlns:r=\"" + WordFile.R
                        + "\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                        + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" + body
                        + "</w:body></w:document>");
        return parts;
    }

    public static Map<String, String> word() {
        return word(paragraph(TEXT));
    }

    public static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    /** @param mode such as {@code TargetMode="External"} */
    public static String related(String id, String kind, String target, String mode) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + WordFile.R + "/" + kind + "\" Target=\"" + target + "\" "
                + mode + "/>";
    }

    public static String relationships(String all) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>";
    }

    /** The parts of an OpenDocument text. */
    public static Map<String, String> openDocument(String text) {
        String namespaces =
                """
                xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
                xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"
                """;
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put(
                "content.xml",
                "<office:document-content " + namespaces + "><office:body><office:text>" + text
                        + "</office:text></office:body></office:document-content>");
        parts.put("meta.xml", "<meta><creator>Avery Author</creator></meta>");
        parts.put(
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>");
        return parts;
    }

    public static Map<String, String> openDocument() {
        return openDocument("<text:p>" + TEXT + "</text:p>");
    }

    public static byte[] packed(Map<String, String> parts) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public static Map<String, String> unpacked(byte[] packed) {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}

package school.safeguarding.attachment.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A DOCX, written again from its text, its tables and how they look. Parts that are none of these are not copied, whatever they
 * are. Source of the names: ECMA-376, part 1.
 */
final class WordFile {

    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String RELATIONSHIPS = PACKAGE + "relationships";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String MAIN = WORD + "document.main+xml";

    /** What the text refers to and what is copied with it, by the end of the relationship's type; by how often one may be there. */
    private static final List<String> WITH_TEXT =
            List.of("styles", "numbering", "header", "footer", "footnotes", "endnotes");

    /** Fields that fetch or start something when they are brought up to date. */
    private static final Pattern FETCHING = Pattern.compile(
            "\\b(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|RD)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern STARTING = Pattern.compile("\\bMACROBUTTON\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ON_THIS_COMPUTER = Pattern.compile("(file:/*)?[A-Za-z]:[\\\\/].*|[^:/\\\\]*");

    /** Letters that are fewer than this beside a picture are its caption. */
    private static final int TOO_FEW_TO_READ = 20;

    private final ZipParts parts;
    private final TakenOut takenOut;

    WordFile(ZipParts parts, TakenOut takenOut) {
        this.parts = parts;
        this.takenOut = takenOut;
    }

    private record Relationship(String id, String type, String target) {

        boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    byte[] rewritten() throws Refused, IOException {
        refuseByName();
        refuseByContentType();
        String main = mainPart();
        for (String name : parts.names()) {
            if (name.endsWith(".rels")) {
                relationships(name);
            }
        }
        Map<String, Relationship> referred = new TreeMap<>();
        for (Relationship one : relationships(relationshipsOf(main))) {
            if (WITH_TEXT.stream().anyMatch(one::is)) {
                referred.put(one.id(), one);
            }
        }
        return packed(main, referred);
    }

    private void refuseByName() throws Refused {
        for (String name : parts.names()) {
            String small = name.toLowerCase(Locale.ROOT);
            if (small.endsWith("vbaproject.bin") || small.endsWith("vbadata.xml") || small.contains("/activex/")) {
                throw new Refused(Refusal.RUNS_PROGRAMS);
            }
            if (small.contains("/embeddings/") || small.endsWith(".ole") || small.contains("oleobject")) {
                throw new Refused(Refusal.FILES_INSIDE);
            }
        }
    }

    private void refuseByContentType() throws Refused, IOException {
        boolean isWord = false;
        for (Element type : SafeXml.children(
                SafeXml.read(parts.needed("[Content_Types].xml")).getDocumentElement())) {
            String says = type.getAttribute("ContentType");
            if (says.toLowerCase(Locale.ROOT).contains("macro")) {
                throw new Refused(Refusal.RUNS_PROGRAMS);
            }
            isWord |= says.equals(MAIN);
        }
        if (!isWord) {
            throw new Refused(Refusal.UNKNOWN);
        }
    }

    private String mainPart() throws Refused, IOException {
        return relationships("_rels/.rels").stream()
                .filter(one -> one.is("officeDocument"))
                .map(one -> one.target().replaceFirst("^/", ""))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.BROKEN));
    }

    private static String relationshipsOf(String part) {
        int folder = part.lastIndexOf('/') + 1;
        return part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
    }

    /** Those that stay inside the file; a link that somebody clicks on is left out, and anything else that leads out is refused. */
    private List<Relationship> relationships(String name) throws Refused, IOException {
        Optional<byte[]> xml = parts.part(name);
        if (xml.isEmpty()) {
            return List.of();
        }
        List<Relationship> inside = new ArrayList<>();
        for (Element one : SafeXml.children(SafeXml.read(xml.get()).getDocumentElement())) {
            Relationship found =
                    new Relationship(one.getAttribute("Id"), one.getAttribute("Type"), one.getAttribute("Target"));
            boolean isOutside = one.getAttribute("TargetMode").equals("External");
            if (found.is("aFChunk") || found.is("subDocument")) {
                throw new Refused(Refusal.FILES_INSIDE);
            }
            if (isOutside && !found.is("hyperlink") && !isOnThisComputer(found)) {
                throw new Refused(Refusal.FROM_ELSEWHERE);
            }
            if (!isOutside) {
                inside.add(found);
            }
        }
        return inside;
    }

    /** The template that its writer's own computer has: a name, which is left out, and nothing that is loaded. */
    private static boolean isOnThisComputer(Relationship found) {
        return found.is("attachedTemplate")
                && ON_THIS_COMPUTER.matcher(found.target()).matches();
    }

    private byte[] packed(String main, Map<String, Relationship> referred) throws Refused, IOException {
        Map<String, byte[]> written = new LinkedHashMap<>();
        StringBuilder types = new StringBuilder();
        StringBuilder related = new StringBuilder();
        Document text = SafeXml.read(parts.needed(main));
        refuseFields(text);
        WordText copy = new WordText(takenOut);
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        Map<String, String> kept = new TreeMap<>();
        Map<String, byte[]> others = new LinkedHashMap<>();
        int number = 0;
        for (Relationship one : referred.values()) {
            Optional<byte[]> part =
                    parts.part(one.target().startsWith("/") ? one.target().substring(1) : folder + one.target());
            if (part.isEmpty()) {
                continue;
            }
            String kind = WITH_TEXT.stream().filter(one::is).findFirst().orElseThrow();
            String name = kind + ++number + ".xml";
            Document read = SafeXml.read(part.get());
            refuseFields(read);
            others.put("word/" + name, SafeXml.written(copy.of(read, Map.of())));
            kept.put(one.id(), "rId" + number);
            related.append(relationship("rId" + number, R + "/" + kind, name));
            types.append("<Override PartName=\"/word/" + name + "\" ContentType=\"" + WORD + kind + "+xml\"/>");
        }
        int before = copy.letters();
        byte[] document = SafeXml.written(copy.of(text, kept));
        if (takenOut.pictures() > 0 && copy.letters() - before < TOO_FEW_TO_READ) {
            throw new Refused(Refusal.ONLY_PICTURES);
        }
        written.put(
                "[Content_Types].xml",
                xml("<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/word/document.xml\" ContentType=\"" + MAIN + "\"/>" + types
                        + "</Types>"));
        written.put(
                "_rels/.rels",
                xml("<Relationships xmlns=\"" + RELATIONSHIPS + "\">"
                        + relationship("rId1", R + "/officeDocument", "word/document.xml") + "</Relationships>"));
        written.put("word/document.xml", document);
        written.put(
                "word/_rels/document.xml.rels",
                xml("<Relationships xmlns=\"" + RELATIONSHIPS + "\">" + related + "</Relationships>"));
        written.putAll(others);
        return ZipParts.packed(written);
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static byte[] xml(String content) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseFields(Document text) throws Refused {
        StringBuilder fields = new StringBuilder();
        boolean[] isInside = new boolean[1];
        SafeXml.each(text, element -> {
            if (SafeXml.is(element, W, "instrText") || SafeXml.is(element, W, "delInstrText")) {
                fields.append(element.getTextContent());
            } else if (SafeXml.is(element, W, "fldSimple")) {
                fields.append(' ').append(element.getAttributeNS(W, "instr")).append(' ');
            } else if (SafeXml.is(element, W, "fldChar")) {
                fields.append(' ');
            } else if (SafeXml.is(element, W, "object")
                    || SafeXml.is(element, W, "altChunk")
                    || SafeXml.is(element, W, "control")
                    || SafeXml.is(element, W, "subDoc")) {
                isInside[0] = true;
            }
        });
        if (isInside[0]) {
            throw new Refused(Refusal.FILES_INSIDE);
        }
        String said = withoutQuoted(fields.toString());
        if (STARTING.matcher(said).find()) {
            throw new Refused(Refusal.RUNS_PROGRAMS);
        }
        if (FETCHING.matcher(said).find()) {
            throw new Refused(Refusal.FROM_ELSEWHERE);
        }
    }

    /** The address of an ordinary link may have any word in it. */
    private static String withoutQuoted(String fields) {
        return fields.replaceAll("(?i)\\bHYPERLINK\\s+(\\\\[a-z]\\s+)*\"[^\"]*\"", " ");
    }
}

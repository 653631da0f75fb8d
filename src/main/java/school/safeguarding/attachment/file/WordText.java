package school.safeguarding.attachment.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Copies one part of a Word document: elements and attributes of its own language only, as they read with every change accepted. */
final class WordText {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String VML = "urn:schemas-microsoft-com:vml";

    private static final Set<String> COMMENTS =
            Set.of("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef");

    /** What was taken away, and how things were before. */
    private static final Set<String> CHANGES = Set.of(
            "del",
            "moveFrom",
            "delText",
            "delInstrText",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "tblPrChange",
            "tblGridChange",
            "tblPrExChange",
            "tcPrChange",
            "trPrChange",
            "numberingChange",
            "cellIns",
            "cellDel",
            "cellMerge",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "customXmlInsRangeStart",
            "customXmlInsRangeEnd",
            "customXmlDelRangeStart",
            "customXmlDelRangeEnd",
            "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart",
            "customXmlMoveToRangeEnd");

    /** Only what is in them is copied. */
    private static final Set<String> WRAPPERS = Set.of(
            "ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "bdo", "dir");

    /** Names, helps and instructions of programs; and what would hide text. */
    private static final Set<String> LEFT_OUT = Set.of(
            "sdtPr",
            "sdtEndPr",
            "smartTagPr",
            "customXmlPr",
            "instrText",
            "fldChar",
            "bookmarkStart",
            "bookmarkEnd",
            "permStart",
            "permEnd",
            "proofErr",
            "rsid",
            "rsids",
            "nsid",
            "tmpl",
            "numPicBullet",
            "lvlPicBulletId",
            "printerSettings",
            "lastRenderedPageBreak",
            "vanish",
            "specVanish",
            "webHidden",
            "tblCaption",
            "tblDescription",
            "docPartObj",
            "fldData");

    private static final Set<String> DRAWN = Set.of("drawing", "pict");

    private final TakenOut takenOut;
    private Map<String, String> kept = Map.of();
    private Document out = SafeXml.empty();
    private int letters;

    WordText(TakenOut takenOut) {
        this.takenOut = takenOut;
    }

    /** How many letters of text have been copied so far. */
    int letters() {
        return letters;
    }

    /** @param keptParts the new id of each part that the text refers to, by its old one */
    Document of(Document part, Map<String, String> keptParts) throws Refused {
        Element root = part.getDocumentElement();
        if (!WordFile.W.equals(root.getNamespaceURI())) {
            // Written by the letter of the standard, which no program does unless told to.
            throw new Refused(Refusal.OLD_WORD);
        }
        kept = keptParts;
        out = SafeXml.empty();
        Element copy = element(root.getLocalName());
        copy.setAttributeNS(XMLNS, "xmlns:w", WordFile.W);
        copy.setAttributeNS(XMLNS, "xmlns:r", WordFile.R);
        out.appendChild(copy);
        children(root, copy);
        return out;
    }

    private Element element(String name) {
        return out.createElementNS(WordFile.W, "w:" + name);
    }

    private void children(Element from, Element into) {
        for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                copy(element, into);
            } else if (child.getNodeType() == Node.TEXT_NODE && isText(into)) {
                letters += child.getNodeValue().strip().length();
                into.appendChild(out.createTextNode(child.getNodeValue()));
            }
        }
    }

    private static boolean isText(Element into) {
        return into.getLocalName().equals("t");
    }

    private void copy(Element from, Element into) {
        String name = from.getLocalName();
        if (COMPATIBILITY.equals(from.getNamespaceURI()) && name.equals("AlternateContent")) {
            drawn(from, into);
        } else if (!WordFile.W.equals(from.getNamespaceURI())) {
            other(from);
        } else if (COMMENTS.contains(name)) {
            if (name.equals("commentReference")) {
                takenOut.comment();
            }
        } else if (CHANGES.contains(name) || isDeletedRow(from)) {
            takenOut.change();
        } else if (DRAWN.contains(name)) {
            drawn(from, into);
        } else if (WRAPPERS.contains(name)) {
            if (name.equals("hyperlink")) {
                takenOut.link();
            } else if (name.equals("ins") && from.getFirstChild() != null) {
                takenOut.change();
            }
            children(from, into);
        } else if (name.equals("fldChar")) {
            filledIn(from).ifPresent(answer -> text(answer, into));
        } else if (!LEFT_OUT.contains(name)) {
            itself(from, into);
        }
    }

    private void itself(Element from, Element into) {
        String name = from.getLocalName();
        Element copy = element(name);
        if (name.equals("headerReference") || name.equals("footerReference")) {
            String id = kept.get(from.getAttributeNS(WordFile.R, "id"));
            if (id == null) {
                return;
            }
            copy.setAttributeNS(WordFile.R, "r:id", id);
        }
        NamedNodeMap attributes = from.getAttributes();
        for (int at = 0; at < attributes.getLength(); at++) {
            Attr attribute = (Attr) attributes.item(at);
            String attributeName = attribute.getLocalName();
            if (WordFile.W.equals(attribute.getNamespaceURI())
                    && !attributeName.startsWith("rsid")
                    && !attributeName.equals("author")
                    && !attributeName.equals("initials")) {
                copy.setAttributeNS(WordFile.W, "w:" + attributeName, attribute.getValue());
            } else if (XML.equals(attribute.getNamespaceURI()) && attributeName.equals("space")) {
                copy.setAttributeNS(XML, "xml:space", attribute.getValue());
            }
        }
        into.appendChild(copy);
        children(from, copy);
    }

    private static boolean isDeletedRow(Element row) {
        return row.getLocalName().equals("tr")
                && SafeXml.children(row).stream()
                        .filter(child -> SafeXml.is(child, WordFile.W, "trPr"))
                        .flatMap(properties -> SafeXml.children(properties).stream())
                        .anyMatch(property -> SafeXml.is(property, WordFile.W, "del"));
    }

    private void other(Element from) {
        if (from.getTextContent().isBlank()) {
            return;
        }
        takenOut.other();
    }

    /** Of something drawn its text stays, as text; a picture is left out. */
    private void drawn(Element from, Element into) {
        Element shown = shown(from);
        countPictures(shown);
        List<String> lines = new ArrayList<>();
        for (Element box : SafeXml.all(shown, WordFile.W, "txbxContent")) {
            for (Element paragraph : SafeXml.all(box, WordFile.W, "p")) {
                String line = textOf(paragraph);
                if (!line.isBlank()) {
                    lines.add(line);
                }
            }
        }
        if (!lines.isEmpty()) {
            text(String.join("\n", lines), into);
        }
    }

    /** The same thing stands there twice, for newer and for older programs. */
    private static Element shown(Element from) {
        List<Element> ways = from.getLocalName().equals("AlternateContent") ? SafeXml.children(from) : List.of(from);
        return ways.stream()
                .filter(way -> !SafeXml.all(way, WordFile.W, "txbxContent").isEmpty())
                .findFirst()
                .orElse(ways.isEmpty() ? from : ways.get(0));
    }

    private void countPictures(Element shown) {
        SafeXml.all(shown, DRAWING, "blip").forEach(picture -> takenOut.picture());
        SafeXml.all(shown, VML, "imagedata").forEach(picture -> takenOut.picture());
    }

    private static String textOf(Element paragraph) {
        StringBuilder text = new StringBuilder();
        SafeXml.each(paragraph, element -> {
            if (SafeXml.is(element, WordFile.W, "t") && !isTakenAway(element)) {
                text.append(element.getTextContent());
            } else if (SafeXml.is(element, WordFile.W, "tab")) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    private static boolean isTakenAway(Element text) {
        for (Node around = text; around != null; around = around.getParentNode()) {
            if (around instanceof Element one && CHANGES.contains(one.getLocalName())) {
                return true;
            }
        }
        return false;
    }

    /** Where text may stand, with its line ends. */
    private void text(String text, Element into) {
        Element run = into;
        if (!into.getLocalName().equals("r")) {
            run = element("r");
            Element paragraph = into;
            if (!into.getLocalName().equals("p")) {
                paragraph = element("p");
                into.appendChild(paragraph);
            }
            paragraph.appendChild(run);
        }
        boolean isFirst = true;
        for (String line : text.split("\n")) {
            if (!isFirst) {
                run.appendChild(element("br"));
            }
            Element one = element("t");
            one.setAttributeNS(XML, "xml:space", "preserve");
            one.appendChild(out.createTextNode(line));
            letters += line.strip().length();
            run.appendChild(one);
            isFirst = false;
        }
    }

    /** What was answered in a form of the older kind stands in its field and not in the text. */
    private static Optional<String> filledIn(Element field) {
        Optional<Element> box = first(field, "checkBox");
        if (box.isPresent()) {
            Function<String, Optional<Boolean>> said = name -> first(box.get(), name)
                    .map(element -> !Set.of("0", "false", "off").contains(element.getAttributeNS(WordFile.W, "val")));
            boolean isTicked =
                    said.apply("checked").or(() -> said.apply("default")).orElse(false);
            return Optional.of(isTicked ? "\u2612 " : "\u2610 ");
        }
        return first(field, "ddList").flatMap(list -> {
            List<Element> entries = SafeXml.all(list, WordFile.W, "listEntry");
            int chosen = first(list, "result")
                    .map(result -> Integer.parseInt(result.getAttributeNS(WordFile.W, "val")))
                    .orElse(0);
            return chosen >= 0 && chosen < entries.size()
                    ? Optional.of(entries.get(chosen).getAttributeNS(WordFile.W, "val"))
                    : Optional.empty();
        });
    }

    private static Optional<Element> first(Element below, String name) {
        return SafeXml.all(below, WordFile.W, name).stream().findFirst();
    }
}

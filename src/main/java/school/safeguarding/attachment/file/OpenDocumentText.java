package school.safeguarding.attachment.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Copies one part of an OpenDocument text: text, tables and styles only, as they read with every change accepted. */
final class OpenDocumentText {

    private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String OFFICE = ODF + "office:1.0";
    private static final String TEXT = ODF + "text:1.0";
    private static final String TABLE = ODF + "table:1.0";
    private static final String STYLE = ODF + "style:1.0";
    private static final String DRAW = ODF + "drawing:1.0";
    private static final String NUMBER = ODF + "datastyle:1.0";
    private static final String FO = ODF + "xsl-fo-compatible:1.0";
    private static final String SVG = ODF + "svg-compatible:1.0";
    private static final String FORM = ODF + "form:1.0";
    private static final String SCRIPT = ODF + "script:1.0";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private static final Map<String, String> PREFIXES = Map.of(
            OFFICE, "office", TEXT, "text", TABLE, "table", STYLE, "style", NUMBER, "number", FO, "fo", SVG, "svg");

    private static final Set<String> OFFICE_PARTS = Set.of(
            "document-content",
            "document-styles",
            "automatic-styles",
            "styles",
            "master-styles",
            "font-face-decls",
            "body",
            "text");

    /** Of text; whatever else stands there is replaced by what it shows. */
    private static final Set<String> TEXT_PARTS = Set.of(
            "p",
            "h",
            "span",
            "s",
            "tab",
            "line-break",
            "soft-page-break",
            "list",
            "list-item",
            "list-header",
            "list-style",
            "list-level-style-number",
            "list-level-style-bullet",
            "outline-style",
            "outline-level-style",
            "note",
            "note-citation",
            "note-body",
            "notes-configuration",
            "linenumbering-configuration");

    private static final Set<String> CHANGE_MARKS = Set.of("change", "change-start", "change-end");

    private static final Set<String> FETCHING =
            Set.of("dde-connection", "dde-connection-decl", "dde-connection-decls", "section-source");

    private final TakenOut takenOut;
    private Document out = SafeXml.empty();
    private int letters;

    OpenDocumentText(TakenOut takenOut) {
        this.takenOut = takenOut;
    }

    int letters() {
        return letters;
    }

    Document of(Document part) throws Refused {
        Element root = part.getDocumentElement();
        if (!OFFICE.equals(root.getNamespaceURI())) {
            throw new Refused(Refusal.BROKEN);
        }
        refuseActive(part);
        out = SafeXml.empty();
        Element copy = itself(root);
        PREFIXES.forEach((namespace, prefix) -> copy.setAttributeNS(XMLNS, "xmlns:" + prefix, namespace));
        out.appendChild(copy);
        children(root, copy);
        return out;
    }

    private static void refuseActive(Document part) throws Refused {
        List<Element> all = new ArrayList<>();
        SafeXml.each(part, all::add);
        for (Element element : all) {
            String name = element.getLocalName();
            String namespace = String.valueOf(element.getNamespaceURI());
            if (namespace.equals(SCRIPT)
                    || SafeXml.is(element, OFFICE, "script")
                    || SafeXml.is(element, TEXT, "execute-macro")
                    || SafeXml.is(element, DRAW, "applet")
                    || SafeXml.is(element, DRAW, "plugin")) {
                throw new Refused(Refusal.RUNS_PROGRAMS);
            }
            if (SafeXml.is(element, DRAW, "object") || SafeXml.is(element, DRAW, "object-ole")) {
                throw new Refused(Refusal.FILES_INSIDE);
            }
            if (namespace.equals(FORM) && !element.getAttributeNS(XLINK, "href").isEmpty()) {
                throw new Refused(Refusal.SENDS);
            }
            if ((namespace.equals(TEXT) && FETCHING.contains(name))
                    || SafeXml.is(element, OFFICE, "dde-source")
                    || SafeXml.is(element, TABLE, "dde-link")
                    || SafeXml.is(element, TABLE, "table-source")
                    || SafeXml.is(element, TABLE, "cell-range-source")
                    || SafeXml.is(element, DRAW, "floating-frame")
                    || isFetched(element)) {
                throw new Refused(Refusal.FROM_ELSEWHERE);
            }
        }
    }

    /** Anything but a link to click on, that has its content outside this file. */
    private static boolean isFetched(Element element) {
        String address = element.getAttributeNS(XLINK, "href");
        boolean isClicked = SafeXml.is(element, TEXT, "a") || SafeXml.is(element, DRAW, "a");
        return !isClicked && (address.contains(":") || address.startsWith("/") || address.startsWith("../"));
    }

    private void children(Element from, Element into) {
        for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                copy(element, into);
            } else if (child.getNodeType() == Node.TEXT_NODE && isInText(into)) {
                letters += child.getNodeValue().strip().length();
                into.appendChild(out.createTextNode(child.getNodeValue()));
            }
        }
    }

    private static boolean isInText(Element into) {
        String name = into.getLocalName();
        return (TEXT.equals(into.getNamespaceURI())
                        && (name.equals("p")
                                || name.equals("h")
                                || name.equals("span")
                                || name.equals("note-citation")))
                || NUMBER.equals(into.getNamespaceURI());
    }

    private void copy(Element from, Element into) {
        String namespace = String.valueOf(from.getNamespaceURI());
        String name = from.getLocalName();
        switch (namespace) {
            case OFFICE -> office(from, name, into);
            case TEXT -> text(from, name, into);
            case TABLE -> kept(from, into);
            case NUMBER -> kept(from, into);
            case STYLE -> style(from, name, into);
            case DRAW -> drawn(from, into);
            default -> {
                if (!from.getTextContent().isBlank()) {
                    takenOut.other();
                }
            }
        }
    }

    private void office(Element from, String name, Element into) {
        if (OFFICE_PARTS.contains(name)) {
            kept(from, into);
        } else if (name.equals("annotation")) {
            takenOut.comment();
        }
    }

    private void text(Element from, String name, Element into) {
        if (name.equals("tracked-changes")) {
            SafeXml.children(from).forEach(change -> takenOut.change());
        } else if (CHANGE_MARKS.contains(name)) {
            return;
        } else if (TEXT_PARTS.contains(name)) {
            kept(from, into);
        } else {
            if (name.equals("a")) {
                takenOut.link();
            }
            children(from, into);
        }
    }

    private void style(Element from, String name, Element into) {
        if (name.equals("background-image")) {
            return;
        }
        kept(from, into);
    }

    /** Of something drawn its text stays, as text; a picture is left out. */
    private void drawn(Element from, Element into) {
        if (from.getLocalName().equals("image") || from.getLocalName().equals("fill-image")) {
            takenOut.picture();
            return;
        }
        SafeXml.all(from, DRAW, "image").forEach(picture -> takenOut.picture());
        List<String> lines = new ArrayList<>();
        SafeXml.each(from, element -> {
            if ((SafeXml.is(element, TEXT, "p") || SafeXml.is(element, TEXT, "h"))
                    && !isInComment(element)
                    && !element.getTextContent().isBlank()) {
                lines.add(element.getTextContent());
            }
        });
        if (lines.isEmpty()) {
            return;
        }
        Element paragraph = into;
        if (!isInText(into)) {
            if (!isAmongParagraphs(into)) {
                takenOut.other();
                return;
            }
            paragraph = out.createElementNS(TEXT, "text:p");
            into.appendChild(paragraph);
        }
        boolean isFirst = true;
        for (String line : lines) {
            if (!isFirst) {
                paragraph.appendChild(out.createElementNS(TEXT, "text:line-break"));
            }
            letters += line.strip().length();
            paragraph.appendChild(out.createTextNode(line));
            isFirst = false;
        }
    }

    private static boolean isInComment(Element element) {
        for (Node around = element; around != null; around = around.getParentNode()) {
            if (around instanceof Element one && SafeXml.is(one, OFFICE, "annotation")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAmongParagraphs(Element into) {
        return SafeXml.is(into, OFFICE, "text") || SafeXml.is(into, TABLE, "table-cell");
    }

    private void kept(Element from, Element into) {
        Element copy = itself(from);
        into.appendChild(copy);
        children(from, copy);
    }

    private Element itself(Element from) {
        Element copy = out.createElementNS(
                from.getNamespaceURI(), PREFIXES.get(from.getNamespaceURI()) + ":" + from.getLocalName());
        NamedNodeMap attributes = from.getAttributes();
        for (int at = 0; at < attributes.getLength(); at++) {
            Attr attribute = (Attr) attributes.item(at);
            String prefix = PREFIXES.get(attribute.getNamespaceURI());
            if (prefix != null && !isLeftOut(attribute)) {
                copy.setAttributeNS(
                        attribute.getNamespaceURI(), prefix + ":" + attribute.getLocalName(), attribute.getValue());
            }
        }
        return copy;
    }

    /** A formula may fetch its result; what would hide text is left out, so that nothing that is stored is hidden. */
    private static boolean isLeftOut(Attr attribute) {
        return attribute.getLocalName().equals("formula")
                || attribute.getLocalName().equals("display")
                || attribute.getLocalName().equals("condition")
                || attribute.getLocalName().equals("protection-key");
    }
}

package school.safeguarding.attachment.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSOutput;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** Reads and writes XML that nobody has checked: no document type, no entity, nothing from elsewhere. */
final class SafeXml {

    /** No document that people write is nested deeper. */
    private static final int DEEPEST = 500;

    /** Elements, attributes and whatever else stands between them: some hundred pages of letters have a tenth of it. */
    private static final int MOST_NODES = 1_000_000;

    private SafeXml() {}

    static Document read(byte[] xml) throws Refused, IOException {
        try {
            refuseTooMuch(xml);
            return builder().parse(new ByteArrayInputStream(xml));
        } catch (TooMuch e) {
            throw new Refused(Refusal.TOO_MUCH_INSIDE);
        } catch (SAXException | ParserConfigurationException e) {
            // Its message may quote the file.
            throw new Refused(Refusal.BROKEN);
        }
    }

    /** Before it is in memory, where each element takes many times what it takes in the file. */
    private static void refuseTooMuch(byte[] xml) throws SAXException, ParserConfigurationException, IOException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        SAXParser parser = factory.newSAXParser();
        Counted counted = new Counted();
        parser.setProperty("http://xml.org/sax/properties/lexical-handler", counted);
        parser.parse(new ByteArrayInputStream(xml), counted);
    }

    private static final class TooMuch extends SAXException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Counted extends DefaultHandler2 {

        private int nodes;
        private int depth;

        private void count(int more) throws TooMuch {
            nodes += more;
            if (nodes > MOST_NODES || depth > DEEPEST) {
                throw new TooMuch();
            }
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws TooMuch {
            depth++;
            count(1 + attributes.getLength());
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            depth--;
        }

        @Override
        public void processingInstruction(String target, String data) throws TooMuch {
            count(1);
        }

        @Override
        public void comment(char[] text, int start, int length) throws TooMuch {
            count(1);
        }

        @Override
        public void startCDATA() throws TooMuch {
            count(1);
        }
    }

    static Document empty() {
        try {
            return builder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        DocumentBuilder builder = factory.newDocumentBuilder();
        // The default writes to standard error, and quotes the file.
        builder.setErrorHandler(new Silent());
        return builder;
    }

    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException fault) {
            // What is no error is read.
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }

    static byte[] written(Document document) throws IOException {
        DOMImplementationLS implementation =
                (DOMImplementationLS) document.getImplementation().getFeature("LS", "3.0");
        LSOutput output = implementation.createLSOutput();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        output.setByteStream(written);
        output.setEncoding(StandardCharsets.UTF_8.name());
        if (!implementation.createLSSerializer().write(document, output)) {
            throw new IOException("Not written");
        }
        return written.toByteArray();
    }

    static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Every element below, in the document's order. */
    static void each(Node below, Consumer<Element> visit) {
        for (Node child = below.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                visit.accept(element);
            }
            each(child, visit);
        }
    }

    static List<Element> all(Node below, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        each(below, element -> {
            if (is(element, namespace, name)) {
                found.add(element);
            }
        });
        return found;
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}

package school.safeguarding.pages;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Draws a template as a tagged PDF (PDF/UA) with a font of its own. Whatever is put in is escaped, and nothing is fetched: no
 * picture, style, font or file, from here or elsewhere, whatever address stands in it. All of it is loaded when the first one
 * is drawn, not when the application starts.
 */
@Component
public class Paper {

    /** Latin with all of Europe's letters, Greek, Cyrillic, Arabic with the letters of Persian and Urdu, Hebrew. */
    private static final String FONT = "DejaVu Sans Condensed";

    /** The second is what the renderer takes where nothing is said. */
    private static final List<String> FAMILIES = List.of(FONT, "serif");

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** What somebody pasted and XML cannot hold. */
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final String INSTEAD = "\uFFFD";

    private final ITemplateEngine templates;
    private final String schoolName;

    Paper(ITemplateEngine templates, @Value("${safeguarding.school-name}") String schoolName) {
        this.templates = templates;
        this.schoolName = schoolName;
    }

    /**
     * @param template below {@code templates/}, without its ending; well-formed XML
     * @param title of the document, which its file tells: never a name
     * @param words by the names that the template has for them
     */
    public byte[] draw(String template, String title, Map<String, Object> words) {
        return draw(template, title, words, Map.of());
    }

    /** What draws a picture where it stands, upright and from its left upper corner, in pixels of the style. */
    @FunctionalInterface
    public interface Drawing {
        void draw(Graphics2D on, double width, double height);
    }

    /** @param drawings by what the template's objects of type {@code application/x-drawing} call their data */
    public byte[] draw(
            String template, String title, Map<String, Object> words, Map<String, ? extends Drawing> drawings) {
        Map<String, Object> all = new HashMap<>(words);
        all.put("title", title);
        all.put("school", schoolName);
        all.put("style", Scripts.text(new ClassPathResource("pages/paper.css")));
        return drawn(templates.process(template, new Context(Locale.UK, all)), drawings);
    }

    static byte[] drawn(String page) {
        return drawn(page, Map.of());
    }

    private static byte[] drawn(String page, Map<String, ? extends Drawing> drawings) {
        // It may quote what it draws.
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder renderer = new PdfRendererBuilder();
        renderer.useExternalResourceAccessControl(
                (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        renderer.useExternalResourceAccessControl(
                (address, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        renderer.useUriResolver((base, address) -> null);
        for (String family : FAMILIES) {
            renderer.useFont(() -> font("DejaVuSansCondensed.ttf"), family, REGULAR, FontStyle.NORMAL, true);
            renderer.useFont(() -> font("DejaVuSansCondensed-Bold.ttf"), family, BOLD, FontStyle.NORMAL, true);
        }
        renderer.useReplacementText("\u25A1");
        renderer.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        renderer.useUnicodeBidiReorderer(new ICUBidiReorderer());
        renderer.defaultTextDirection(TextDirection.LTR);
        renderer.usePdfUaAccessibility(true);
        renderer.useObjectDrawerFactory(new Drawings(drawings));
        renderer.withProducer("safeguarding");
        renderer.withW3cDocument(parsed(page), null);
        try (PdfBoxRenderer drawing = renderer.buildPdfRenderer()) {
            drawing.createPDFWithoutClosing();
            save(drawing.getPdfDocument(), page, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /**
     * The same content is the same file: without the time at which it was drawn, and with an id that follows from the content.
     * When it was drawn stands in it where that matters.
     */
    private static void save(PDDocument drawn, String page, OutputStream to) throws IOException {
        drawn.getDocumentInformation().setCreationDate(null);
        drawn.setDocumentId((long) page.hashCode());
        drawn.save(to);
    }

    private static InputStream font(String file) {
        try {
            return new ClassPathResource("fonts/" + file).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parsed(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            String readable = NOT_IN_XML.matcher(page).replaceAll(INSTEAD);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(readable)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("No page can be drawn here", e);
        } catch (SAXException e) {
            // Its message may quote what was written, so it goes no further.
            throw new IllegalStateException("A template for paper is not well-formed");
        }
    }
}

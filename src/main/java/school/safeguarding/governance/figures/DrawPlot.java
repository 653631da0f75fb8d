package school.safeguarding.governance.figures;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import school.safeguarding.governance.figures.publish.HideSmallNumbers;

/** Draws plots with the font that paper has too, so that they look the same on every machine. */
@Component
class DrawPlot {

    static final int WIDTH = 520;

    private static final int HEIGHT_OF_BAR = 26;
    private static final int HEIGHT_OF_AXIS = 34;
    private static final int LEAST_BARS = 3;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Color OF_SCHOOL = new Color(0x2f, 0x5d, 0x8a);
    private static final Color TEXT = new Color(0x1c, 0x27, 0x33);
    private static final Color LINES = new Color(0xb1, 0xb4, 0xb6);

    /** What a browser takes in the font's place, about as wide. */
    private static final String FAMILY = "'DejaVu Sans Condensed', Arial, sans-serif";

    static int height(Plot plot) {
        return Math.max(LEAST_BARS, plot.bars().size()) * HEIGHT_OF_BAR + HEIGHT_OF_AXIS;
    }

    void draw(Plot plot, Graphics2D on, double width, double height) {
        chart(plot).draw(on, new Rectangle2D.Double(0, 0, width, height));
    }

    /** An element for a page, which needs no style of its own, and says by title and description what it shows. */
    String svg(Plot plot) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setIDGenerator(new IdsOf(plot.id()));
        SVGGraphics2D drawn = new SVGGraphics2D(context, false);
        drawn.setSVGCanvasSize(new Dimension(WIDTH, height(plot)));
        draw(plot, drawn, WIDTH, height(plot));
        Element root = drawn.getRoot();
        // The generator gives all of its pictures one of the same id, which nothing in them refers to.
        NodeList definitions = root.getElementsByTagNameNS(SVG, "defs");
        IntStream.range(0, definitions.getLength())
                .forEach(at -> ((Element) definitions.item(at)).removeAttribute("id"));
        root.removeAttribute("width");
        root.removeAttribute("height");
        root.setAttribute("viewBox", "0 0 " + WIDTH + " " + height(plot));
        root.setAttribute("class", "plot");
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", plot.id() + "-title " + plot.id() + "-description");
        say(root, "desc", plot.id() + "-description", plot.description());
        say(root, "title", plot.id() + "-title", plot.title());
        return written(drawn, root).replace("'DejaVu Sans Condensed'", FAMILY);
    }

    /** A page has many plots, and each of its ids once. */
    private static final class IdsOf extends SVGIDGenerator {

        private final String plot;

        IdsOf(String plot) {
            this.plot = plot;
        }

        @Override
        public String generateID(String prefix) {
            return plot + "-" + super.generateID(prefix);
        }
    }

    private static void say(Element root, String name, String id, String text) {
        Element said = root.getOwnerDocument().createElementNS(SVG, name);
        said.setAttribute("id", id);
        said.setTextContent(text);
        root.insertBefore(said, root.getFirstChild());
    }

    private static String written(SVGGraphics2D drawn, Element root) {
        StringWriter text = new StringWriter();
        try {
            drawn.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Document document() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().getDOMImplementation().createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("No picture can be drawn here", e);
        }
    }

    private static Font font() {
        try (InputStream file = new ClassPathResource("fonts/DejaVuSansCondensed.ttf").getInputStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(13f);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font for plots cannot be read", e);
        }
    }

    /** Read when the first plot is drawn: without fonts the application runs, and draws none. */
    private static final class OfPaper {
        private static final Font FONT = font();
    }

    private JFreeChart chart(Plot plot) {
        DefaultCategoryDataset bars = new DefaultCategoryDataset();
        plot.bars()
                .forEach(bar -> bars.addValue(
                        bar.value().orElse(null),
                        "",
                        bar.value().isPresent() ? bar.title() : bar.title() + " (" + bar.instead() + ")"));
        JFreeChart chart =
                ChartFactory.createBarChart(null, null, null, bars, PlotOrientation.HORIZONTAL, false, false, false);
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        plot(plot, chart.getCategoryPlot());
        return chart;
    }

    private void plot(Plot plot, CategoryPlot area) {
        area.setBackgroundPaint(null);
        area.setOutlineVisible(false);
        area.setRangeGridlinePaint(LINES);
        area.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        CategoryAxis rows = area.getDomainAxis();
        rows.setTickLabelFont(OfPaper.FONT);
        rows.setTickLabelPaint(TEXT);
        rows.setMaximumCategoryLabelWidthRatio(0.5f);
        rows.setMaximumCategoryLabelLines(2);
        rows.setLowerMargin(0.02);
        rows.setUpperMargin(0.02);
        NumberAxis numbers = (NumberAxis) area.getRangeAxis();
        numbers.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        numbers.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.UK));
        numbers.setTickLabelFont(OfPaper.FONT);
        numbers.setTickLabelPaint(TEXT);
        numbers.setUpperMargin(0.12);
        if (plot.unit().equals("%")) {
            numbers.setRange(0, 125);
            numbers.setTickUnit(new NumberTickUnit(20));
        } else if (plot.bars().stream().allMatch(bar -> bar.value().orElse(0) == 0)) {
            numbers.setRange(0, HideSmallNumbers.LEAST);
        }
        BarRenderer renderer = (BarRenderer) area.getRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setMaximumBarWidth(0.2);
        renderer.setSeriesPaint(0, OF_SCHOOL);
        renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator(
                "{2}" + plot.unit(), NumberFormat.getIntegerInstance(Locale.UK)));
        renderer.setDefaultItemLabelFont(OfPaper.FONT);
        renderer.setDefaultItemLabelPaint(TEXT);
        renderer.setDefaultItemLabelsVisible(true);
    }
}

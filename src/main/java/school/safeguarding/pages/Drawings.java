package school.safeguarding.pages;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import school.safeguarding.pages.Paper.Drawing;

/** Draws on paper what the application draws itself, where the page has an object for it. */
class Drawings implements FSObjectDrawerFactory {

    private static final String TYPE = "application/x-drawing";

    private final Map<String, ? extends Drawing> drawings;

    Drawings(Map<String, ? extends Drawing> drawings) {
        this.drawings = drawings;
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getTagName().equals("object")
                && element.getAttribute("type").equals(TYPE);
    }

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        Drawing drawing = drawings.get(element.getAttribute("data"));
        return isReplacedObject(element) && drawing != null ? new OnPaper(drawing) : null;
    }

    private record OnPaper(Drawing drawing) implements FSObjectDrawer {

        @Override
        public Map<Shape, String> drawObject(
                Element element,
                double x,
                double y,
                double width,
                double height,
                OutputDevice device,
                RenderingContext context,
                int dotsPerPixel) {
            float wide = (float) (width / dotsPerPixel);
            float high = (float) (height / dotsPerPixel);
            device.drawWithGraphics((float) x, (float) y, wide, high, graphics -> drawing.draw(graphics, wide, high));
            return Map.of();
        }
    }
}

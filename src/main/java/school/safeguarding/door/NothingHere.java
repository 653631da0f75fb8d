package school.safeguarding.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/**
 * What a browser shows where somebody may not read what they asked for, and where there is nothing: one page for both, which is the
 * same for everybody, since whoever compares two of them may learn what there is.
 */
public final class NothingHere {

    public static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private static final String PAGE = read();

    private NothingHere() {}

    public static String page() {
        return PAGE;
    }

    /** @throws IOException if the browser has gone */
    public static void answer(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType(MEDIA_TYPE);
        response.getWriter().write(PAGE);
    }

    private static String read() {
        try {
            return new ClassPathResource("door/nothing-here.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package school.safeguarding.access;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Our few pages outside Tasklist. Whatever is put in is escaped; there is no script in them. */
@Component
public class Pages {

    private static final String FOLDER = "pages/";

    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(true).defaultValue("").withLoader(Pages::open);
    private final String schoolName;
    private final boolean isTrial;

    Pages(@Value("${safeguarding.school-name}") String schoolName, Environment environment) {
        this.schoolName = schoolName;
        this.isTrial = !environment.acceptsProfiles(Profiles.of("production"));
    }

    /**
     * As HTML, whatever the caller would rather have.
     *
     * @param page the name of a file in {@code pages/}
     * @throws UncheckedIOException if there is no such file
     */
    public ResponseEntity<String> show(String page, CsrfToken token, Map<String, Object> words) {
        Map<String, Object> all = new HashMap<>(words);
        all.put("school", schoolName);
        all.put("isTrial", isTrial);
        all.put("token", token.getToken());
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(template(page).execute(all));
    }

    private Template template(String page) {
        try (Reader reader = open(page)) {
            return compiler.compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String style() {
        try {
            return new ClassPathResource(FOLDER + "page.css").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) throws IOException {
        return new InputStreamReader(
                new ClassPathResource(FOLDER + name + ".html").getInputStream(), StandardCharsets.UTF_8);
    }
}

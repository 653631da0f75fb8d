package school.safeguarding.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What helps where a browser runs script. No page needs it. */
@RestController
class Scripts {

    private static final String AUTOCOMPLETE =
            "classpath*:META-INF/resources/webjars/accessible-autocomplete/*/dist/" + "accessible-autocomplete.min.js";

    private final String autocomplete = text(theOne(AUTOCOMPLETE)).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    private final String viewer = text(
            theOne("classpath*:META-INF/resources/webjars/bpmn-js/*/dist/bpmn-navigated-viewer.production.min.js"));
    private final String procedure = text(new ClassPathResource("pages/procedure.js"));
    private final String bodyMap = text(new ClassPathResource("pages/body-map.js"));
    private final String report = text(new ClassPathResource("pages/report.js"));

    @GetMapping(value = "/accessible-autocomplete.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> autocomplete() {
        return script(autocomplete);
    }

    @GetMapping(value = "/report.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> report() {
        return script(report);
    }

    @GetMapping(value = "/bpmn-viewer.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> viewer() {
        return script(viewer);
    }

    @GetMapping(value = "/procedure.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> procedure() {
        return script(procedure);
    }

    @GetMapping(value = "/body-map.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> bodyMap() {
        return script(bodyMap);
    }

    private static ResponseEntity<String> script(String text) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(text);
    }

    static Resource theOne(String pattern) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
            if (found.length != 1) {
                throw new IllegalStateException(pattern + " is there " + found.length + " times");
            }
            return found[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

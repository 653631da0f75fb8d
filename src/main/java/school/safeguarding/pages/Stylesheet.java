package school.safeguarding.pages;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The style of our pages: govuk-frontend without what is the government's alone, its font, crest and colours, and the school's
 * own after it. Source: govuk-frontend's README, which keeps these for services on gov.uk.
 */
@RestController
class Stylesheet {

    private static final String LIBRARY =
            "classpath*:META-INF/resources/webjars/govuk-frontend/*/dist/govuk/govuk-frontend.min.css";

    private static final String AUTOCOMPLETE =
            "classpath*:META-INF/resources/webjars/accessible-autocomplete/*/dist/" + "accessible-autocomplete.min.css";

    private static final Pattern REFERENCE = Pattern.compile("CSE-\\d{4}-\\d{4,}");

    private static final Map<String, String> SCHOOLS_OWN = new LinkedHashMap<>();

    static {
        SCHOOLS_OWN.put("GDS Transport,arial,sans-serif", "system-ui,sans-serif");
        SCHOOLS_OWN.put("#1d70b8", "#2f5d8a");
        SCHOOLS_OWN.put("#1a65a6", "#2f5d8a");
        SCHOOLS_OWN.put("#003078", "#1d3f61");
        SCHOOLS_OWN.put("#00703c", "#2f5d8a");
        SCHOOLS_OWN.put("#005a30", "#234a70");
        SCHOOLS_OWN.put("#002d18", "#16324d");
        SCHOOLS_OWN.put("#0b0c0c", "#1c2733");
        SCHOOLS_OWN.put("#fd0", "#ffbf47");
    }

    private final String style = ofLibrary(LIBRARY) + "\n" + ofLibrary(AUTOCOMPLETE) + "\n"
            + Scripts.text(new ClassPathResource("pages/school.css"));

    @GetMapping(value = "/pages.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(style);
    }

    /**
     * What stands at the foot of each printed sheet. CSS cannot take it from the page, and the page holds no style.
     *
     * @param reference whatever is no reference is said to be none
     */
    @GetMapping(value = "/sheet.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> sheet(@RequestParam(name = "of", defaultValue = "") String reference) {
        String foot = REFERENCE.matcher(reference).matches()
                ? "@page { @bottom-left { content: \"" + reference + " · Confidential: safeguarding\"; } }\n"
                : "";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(foot);
    }

    private static String ofLibrary(String library) {
        String style = Scripts.text(Scripts.theOne(library))
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("@font-face\\{[^}]*}", "")
                .replaceAll("[a-z-]+:[^;{}]*url\\(/assets/[^;}]*;?", "");
        for (Map.Entry<String, String> one : SCHOOLS_OWN.entrySet()) {
            style = style.replace(one.getKey(), one.getValue());
        }
        return style;
    }
}

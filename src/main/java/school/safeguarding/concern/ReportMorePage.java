package school.safeguarding.concern;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.access.Going;
import school.safeguarding.engine.StartForms;
import school.safeguarding.engine.StartForms.Sent;
import school.safeguarding.pages.FormView;
import school.safeguarding.pages.Layout;

/** A reporter says more about what they reported, on a page of its own: the same form and boundary as in Tasklist. */
@RestController
class ReportMorePage {

    private static final String FORM = "still-worried";
    private static final String REFERENCE = "concernReference";
    private static final String KIND = "addedOrWorried";

    /** What the page sends beside answers: whose session it was made in. */
    private static final String FOR = "_for";

    private static final Set<String> NO_ANSWERS = Set.of(FOR, "_csrf");

    private final Layout layout;
    private final StartForms forms;

    ReportMorePage(Layout layout, StartForms forms) {
        this.layout = layout;
        this.forms = forms;
    }

    @GetMapping("/report/{id}/add")
    ResponseEntity<String> add(@PathVariable("id") String reference, Authentication reporter, CsrfToken token) {
        return page(asked(reference, "added"), Map.of(), "", reporter, token);
    }

    @GetMapping("/report/{id}/worried")
    ResponseEntity<String> worried(@PathVariable("id") String reference, Authentication reporter, CsrfToken token) {
        return page(asked(reference, "worried"), Map.of(), "", reporter, token);
    }

    /** The form itself says whether it is theirs: of what is not, and of what is not there, the same. */
    private static Map<String, List<String>> asked(String reference, String kind) {
        return Map.of(REFERENCE, List.of(reference), KIND, List.of(kind));
    }

    @PostMapping("/report/more")
    ResponseEntity<String> send(HttpServletRequest request, Authentication reporter, CsrfToken token) {
        if (!reporter.getName().equals(request.getParameter(FOR))) {
            return refused(page(
                    Map.of(),
                    Map.of(),
                    "Not sent: somebody else has signed in on this computer since the page was opened.",
                    reporter,
                    token));
        }
        Map<String, List<String>> typed = new HashMap<>();
        Map<String, Object> answers = new HashMap<>();
        request.getParameterMap().forEach((key, values) -> {
            if (!NO_ANSWERS.contains(key) && !values[0].isBlank()) {
                typed.put(key, List.of(values[0]));
                answers.put(key, values[0]);
            }
        });
        Sent sent = forms.send(FORM, reporter.getName(), answers);
        return sent instanceof Sent.Refused refused
                ? refused(page(
                        typed, refused.faults(), refused.faults().isEmpty() ? refused.sentence() : "", reporter, token))
                : Going.to("/?added=true");
    }

    private static ResponseEntity<String> refused(ResponseEntity<String> page) {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .headers(page.getHeaders())
                .body(page.getBody());
    }

    private ResponseEntity<String> page(
            Map<String, List<String>> typed,
            Map<String, String> faults,
            String refusal,
            Authentication reporter,
            CsrfToken token) {
        boolean isRefused = !faults.isEmpty() || !refusal.isEmpty();
        return layout.show(
                "report/more",
                isRefused ? "Not sent yet: say more" : "Say more about your report",
                reporter,
                token,
                Map.of(
                        "form",
                        FormView.of(forms.parts(FORM), typed, faults),
                        "refusal",
                        refusal,
                        "formFor",
                        reporter.getName()));
    }
}

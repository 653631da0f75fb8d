package school.safeguarding.concern.report;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Redirect;
import school.safeguarding.engine.form.StartForms;
import school.safeguarding.engine.form.StartForms.Sent;
import school.safeguarding.pages.FormView;
import school.safeguarding.pages.Layout;
import school.safeguarding.record.EntryKind;

/** A reporter says more about what they reported, on a page of its own: the same form and boundary as in Tasklist. */
@RestController
class ReportMorePage {

    private static final String FORM = EntryKind.STILL_WORRIED;
    private static final String REFERENCE = "concernReference";
    private static final String KIND = "addedOrWorried";

    /** What the page sends beside answers: whose session it was made in, and its key. */
    private static final String FOR = "_for";

    private static final String KEY = "_key";
    private static final Set<String> NO_ANSWERS = Set.of(FOR, KEY, "_csrf");

    private final Layout layout;
    private final StartForms forms;
    private final SayMore sayMore;

    ReportMorePage(Layout layout, StartForms forms, SayMore sayMore) {
        this.layout = layout;
        this.forms = forms;
        this.sayMore = sayMore;
    }

    /**
     * @param typed by key
     * @param faults by key
     */
    private record Shown(Map<String, List<String>> typed, Map<String, String> faults, String refusal, String key) {

        boolean isRefused() {
            return !faults.isEmpty() || !refusal.isEmpty();
        }
    }

    @GetMapping("/report/{id}/add")
    ResponseEntity<String> add(@PathVariable("id") String reference, Authentication reporter, CsrfToken token) {
        return page(asked(reference, "added"), reporter, token);
    }

    @GetMapping("/report/{id}/worried")
    ResponseEntity<String> worried(@PathVariable("id") String reference, Authentication reporter, CsrfToken token) {
        return page(asked(reference, "worried"), reporter, token);
    }

    /** The form itself says whether it is theirs: of what is not, and of what is not there, the same. */
    private static Shown asked(String reference, String kind) {
        return new Shown(Map.of(REFERENCE, List.of(reference), KIND, List.of(kind)), Map.of(), "", newKey());
    }

    @PostMapping("/report/more")
    ResponseEntity<String> send(HttpServletRequest request, Authentication reporter, CsrfToken token) {
        if (!reporter.getName().equals(request.getParameter(FOR))) {
            String refusal = "Not sent: somebody else has signed in on this computer since the page was opened.";
            return page(new Shown(Map.of(), Map.of(), refusal, newKey()), reporter, token);
        }
        Map<String, List<String>> typed = new HashMap<>();
        Map<String, Object> answers = new HashMap<>();
        request.getParameterMap().forEach((key, values) -> {
            if (!NO_ANSWERS.contains(key) && !values[0].isBlank()) {
                typed.put(key, List.of(values[0]));
                answers.put(key, values[0]);
            }
        });
        String key = Optional.ofNullable(request.getParameter(KEY))
                .filter(one -> one.matches("[A-Za-z0-9-]{8,64}"))
                .orElseGet(ReportMorePage::newKey);
        Sent sent = sayMore.send(AccountId.of(reporter.getName()), key, answers);
        if (sent instanceof Sent.Refused refused) {
            String refusal = refused.faults().isEmpty() ? refused.sentence() : "";
            return page(new Shown(typed, refused.faults(), refusal, key), reporter, token);
        }
        return Redirect.to("/?added=true");
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private ResponseEntity<String> page(Shown shown, Authentication reporter, CsrfToken token) {
        ResponseEntity<String> page = layout.show(
                "report/more",
                shown.isRefused() ? "Not sent yet: say more" : "Say more about your report",
                reporter,
                token,
                Map.of(
                        "form",
                        FormView.of(forms.parts(FORM), shown.typed(), shown.faults()),
                        "refusal",
                        shown.refusal(),
                        "formKey",
                        shown.key(),
                        "formFor",
                        reporter.getName()));
        return ResponseEntity.status(shown.isRefused() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .headers(page.getHeaders())
                .body(page.getBody());
    }
}

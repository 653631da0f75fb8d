package school.safeguarding.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.RecordAdditions.Standing;
import school.safeguarding.engine.form.FormPart.Question;
import school.safeguarding.pages.FormView;
import school.safeguarding.pages.Layout;
import school.safeguarding.reference.Reference;

/** What the pages have in common by which somebody adds to a record. */
@Component
class AddToRecordPages {

    private static final String FOR = "_for";

    private static final String NOT_YOURS =
            "You read this record, and do not add to it: that is done by whoever works the concern, while it is open.";

    private final Layout layout;
    private final AddEntry addEntry;
    private final Clock clock;

    AddToRecordPages(Layout layout, AddEntry addEntry, Clock clock) {
        this.layout = layout;
        this.addEntry = addEntry;
        this.clock = clock;
    }

    /**
     * @param title of the window: no name
     * @param words that this page has beside the others'
     */
    record Asked(String template, String title, List<Question> questions, Map<String, Object> words) {}

    ResponseEntity<String> notThere() {
        return layout.notThere();
    }

    /** Empty, for whoever may add. */
    ResponseEntity<String> empty(Reference reference, Asked asked, Authentication person, CsrfToken token) {
        return switch (addEntry.standing(reference, person.getName())) {
            case MAY_ADD -> show(reference, asked, Map.of(), Map.of(), "", person, token);
            case READS_ONLY ->
                layout.show("record/shut", reference.value(), person, token, Map.of("sentence", NOT_YOURS));
            case NOTHING -> layout.notThere();
        };
    }

    boolean isThere(Reference reference, Authentication person) {
        return addEntry.standing(reference, person.getName()) != Standing.NOTHING;
    }

    /** With all that was typed, and why it was not stored. */
    ResponseEntity<String> again(
            Reference reference,
            Asked asked,
            Map<String, List<String>> typed,
            Map<String, String> faults,
            String refusal,
            Authentication person,
            CsrfToken token) {
        ResponseEntity<String> page = show(reference, asked, typed, faults, refusal, person, token);
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .headers(page.getHeaders())
                .body(page.getBody());
    }

    /** Somebody else has signed in on this computer since: what was typed is not theirs to read or to send. */
    ResponseEntity<String> ofSomebodyElse(Reference reference, Asked asked, Authentication person, CsrfToken token) {
        return again(
                reference,
                asked,
                Map.of(),
                Map.of(),
                "Not stored: somebody else has signed in on this computer since the page was opened.",
                person,
                token);
    }

    private ResponseEntity<String> show(
            Reference reference,
            Asked asked,
            Map<String, List<String>> typed,
            Map<String, String> faults,
            String refusal,
            Authentication person,
            CsrfToken token) {
        Map<String, Object> words = new HashMap<>(asked.words());
        words.put("reference", reference.value());
        words.put("form", FormView.of(List.copyOf(asked.questions()), typed, faults));
        words.put("faults", faults);
        words.put("typed", typed);
        words.put("refusal", refusal);
        words.put("formFor", person.getName());
        boolean isRefused = !faults.isEmpty() || !refusal.isEmpty();
        return layout.show(
                asked.template(),
                (isRefused ? "Not stored yet: " : "") + asked.title() + " · " + reference,
                person,
                token,
                words);
    }

    static boolean isFor(HttpServletRequest request, Authentication person) {
        return person.getName().equals(request.getParameter(FOR));
    }

    /** Browsers end lines in a form as letters over the wire do; what is kept has one kind of line end. */
    static Map<String, List<String>> typed(HttpServletRequest request) {
        Map<String, List<String>> typed = new HashMap<>();
        request.getParameterMap().forEach((key, values) -> {
            if (!key.startsWith("_")) {
                typed.put(
                        key,
                        Arrays.stream(values)
                                .map(value -> value.replace("\r\n", "\n").strip())
                                .filter(Predicate.not(String::isEmpty))
                                .toList());
            }
        });
        return typed;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BritishDates.ZONE);
    }
}

package school.safeguarding.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.Questions.Answered;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.RecordAdditions.Standing;
import school.safeguarding.door.Redirect;
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
     * @param place of the record's page where what was added is read
     */
    record Asked(String template, String title, Questions questions, Map<String, Object> words, String place) {}

    /** What was sent, as it was typed and as it was understood. */
    record Sent(Map<String, List<String>> typed, Answered said) {}

    /** What a page adds of what was sent. */
    interface Adds {

        /** @return what is not right in what this page asks beside its questions, by the field's key */
        default Map<String, String> faults(Sent sent) {
            return Map.of();
        }

        /**
         * @param isUnderstood whether everything was answered as it was asked; nothing may be added otherwise
         * @return why nothing was added, as a sentence or empty where each field says it; nothing where it was added
         */
        Optional<String> add(Sent sent, boolean isUnderstood);
    }

    ResponseEntity<String> notThere() {
        return layout.notThere();
    }

    /** Empty, for whoever may add. */
    ResponseEntity<String> empty(Reference reference, Asked asked, Authentication person, CsrfToken token) {
        return switch (addEntry.standing(reference, AccountId.of(person.getName()))) {
            case MAY_ADD -> show(reference, asked, Map.of(), Map.of(), "", person, token);
            case READS_ONLY ->
                layout.show("record/shut", reference.value(), person, token, Map.of("sentence", NOT_YOURS));
            case NOTHING -> layout.notThere();
        };
    }

    /** Adds what was sent and goes back to the record, or shows again what was typed and why it was not stored. */
    ResponseEntity<String> receive(
            Reference reference,
            Asked asked,
            HttpServletRequest request,
            Authentication person,
            CsrfToken token,
            Adds adds) {
        if (addEntry.standing(reference, AccountId.of(person.getName())) == Standing.NOTHING) {
            return layout.notThere();
        }
        if (!isFor(request, person)) {
            return ofSomebodyElse(reference, asked, person, token);
        }
        Map<String, List<String>> typed = typed(request);
        Sent sent = new Sent(typed, asked.questions().answered(typed, today()));
        Map<String, String> faults = new LinkedHashMap<>(sent.said().faults());
        faults.putAll(adds.faults(sent));
        return adds.add(sent, faults.isEmpty())
                .map(sentence -> again(reference, asked, typed, faults, sentence, person, token))
                .orElseGet(() -> Redirect.to("/records/" + reference + "#" + asked.place()));
    }

    private ResponseEntity<String> again(
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
    private ResponseEntity<String> ofSomebodyElse(
            Reference reference, Asked asked, Authentication person, CsrfToken token) {
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
        words.put("form", FormView.of(List.copyOf(asked.questions().all()), typed, faults));
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

    private static boolean isFor(HttpServletRequest request, Authentication person) {
        return person.getName().equals(request.getParameter(FOR));
    }

    /** Browsers end lines in a form as letters over the wire do; what is kept has one kind of line end. */
    private static Map<String, List<String>> typed(HttpServletRequest request) {
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

    private LocalDate today() {
        return BritishDates.today(clock);
    }
}

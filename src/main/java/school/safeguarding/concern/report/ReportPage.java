package school.safeguarding.concern.report;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.TypedDates;
import school.safeguarding.door.Redirect;
import school.safeguarding.draft.Draft;
import school.safeguarding.draft.Drafts;
import school.safeguarding.draft.Drafts.About;
import school.safeguarding.draft.Drafts.Kept;
import school.safeguarding.draft.SentForms.SentForm;
import school.safeguarding.engine.form.FormPart;
import school.safeguarding.engine.form.FormPart.Kind;
import school.safeguarding.engine.form.FormPart.Question;
import school.safeguarding.engine.form.StartFormWords;
import school.safeguarding.engine.form.StartForms;
import school.safeguarding.engine.form.StartForms.Sent;
import school.safeguarding.engine.form.TypedText;
import school.safeguarding.pages.FormView;
import school.safeguarding.pages.Layout;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** The report on a page of its own: the same form, rules and boundary as in Tasklist. It needs no script. */
@RestController
class ReportPage {

    private static final String FORM = EntryKind.REPORT;

    private static final About ABOUT = new About(FORM, "Report a concern", "");

    /** What the page sends beside answers: whose session it was made in, and its key. */
    private static final String FOR = "_for";

    private static final String KEY = "_key";

    /** Which change of the draft the page has seen last. */
    private static final String SEEN = "_seen";

    private static final Set<String> NO_ANSWERS =
            Set.of(FOR, KEY, SEEN, SeveralChildren.ASKED, SeveralChildren.ANSWER, "_csrf");

    private final Layout layout;
    private final StartForms forms;
    private final StartFormWords said;
    private final SendReport sendReport;
    private final Drafts drafts;
    private final Clock clock;

    ReportPage(
            Layout layout, StartForms forms, StartFormWords said, SendReport sendReport, Drafts drafts, Clock clock) {
        this.layout = layout;
        this.forms = forms;
        this.said = said;
        this.sendReport = sendReport;
        this.drafts = drafts;
        this.clock = clock;
    }

    @GetMapping("/report")
    ResponseEntity<String> report(Authentication reporter, CsrfToken token) {
        Map<String, List<String>> typed = drafts.of(AccountId.of(reporter.getName()), SendReport.PROCESS)
                .map(this::shown)
                .orElse(Map.of());
        return page(typed, Map.of(), "", UUID.randomUUID().toString(), reporter, token);
    }

    /** What the page's script sends while somebody types. */
    @PostMapping("/report/draft")
    ResponseEntity<String> keep(HttpServletRequest request, Authentication reporter) {
        if (!isFor(request, reporter)) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        Kept kept = drafts.keep(
                AccountId.of(reporter.getName()),
                SendReport.PROCESS,
                draft(typed(request)),
                seen(request),
                () -> ABOUT);
        // What was on its way while the report was sent is no draft any more.
        if (kept instanceof Kept.Stored stored
                && stored.isBegun()
                && one(request, KEY)
                        .filter(key -> sendReport.isSent(AccountId.of(reporter.getName()), key))
                        .isPresent()) {
            drafts.forget(AccountId.of(reporter.getName()), SendReport.PROCESS);
            return ResponseEntity.noContent().build();
        }
        return kept(kept);
    }

    private static OptionalInt seen(HttpServletRequest request) {
        return one(request, SEEN)
                .filter(revision -> revision.matches("\\d{1,9}"))
                .map(revision -> OptionalInt.of(Integer.parseInt(revision)))
                .orElse(OptionalInt.empty());
    }

    private static ResponseEntity<String> kept(Kept kept) {
        if (kept instanceof Kept.ChangedElsewhere elsewhere) {
            return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED).body(BritishDates.inFull(elsewhere.at()));
        }
        return ResponseEntity.noContent()
                .header("X-Draft-Revision", String.valueOf(((Kept.Stored) kept).revision()))
                .build();
    }

    /** As Tasklist keeps it too. A draft may be sent days later: "today" is the day on which it was written. */
    private Map<String, Object> draft(Map<String, List<String>> typed) {
        Map<String, Object> kept = new LinkedHashMap<>();
        questions().forEach((key, question) -> {
            List<String> values = typed.getOrDefault(key, List.of());
            if (question.kind() == Kind.SOME_OF) {
                kept.put(key, values);
            } else if (!values.isEmpty()) {
                kept.put(key, answer(question, values, today()).orElse(values.get(0)));
            } else {
                kept.put(key, null);
            }
        });
        return kept;
    }

    /** As it is read. */
    private Map<String, List<String>> shown(Draft draft) {
        Map<String, List<String>> shown = new HashMap<>();
        questions().forEach((key, question) -> {
            if (draft.typed().get(key) instanceof List<?> chosen) {
                shown.put(key, chosen.stream().map(Object::toString).toList());
            } else if (draft.typed().get(key) instanceof String text) {
                shown.put(
                        key,
                        List.of(
                                question.kind() == Kind.DATE
                                        ? TypedDates.day(text, today())
                                                .map(BritishDates::brief)
                                                .orElse(text)
                                        : text));
            }
        });
        return shown;
    }

    private LocalDate today() {
        return BritishDates.today(clock);
    }

    private Map<String, Question> questions() {
        Map<String, Question> questions = new LinkedHashMap<>();
        forms.parts(FORM).forEach(part -> {
            if (part instanceof FormPart.Question question) {
                questions.put(question.key(), question);
            }
        });
        return questions;
    }

    @PostMapping("/report/discard")
    ResponseEntity<String> discard(HttpServletRequest request, Authentication reporter) {
        if (isFor(request, reporter)) {
            drafts.forget(AccountId.of(reporter.getName()), SendReport.PROCESS);
        }
        return Redirect.to("/report");
    }

    private static boolean isFor(HttpServletRequest request, Authentication reporter) {
        return one(request, FOR).filter(reporter.getName()::equals).isPresent();
    }

    @PostMapping("/report")
    ResponseEntity<String> send(HttpServletRequest request, Authentication reporter, CsrfToken token) {
        Map<String, List<String>> typed = typed(request);
        String key = one(request, KEY).filter(ReportPage::isKey).orElseGet(() -> UUID.randomUUID()
                .toString());
        if (!isFor(request, reporter)) {
            // Somebody else has signed in on this computer since: it is not theirs to send, nor to read.
            return refused(
                    page(
                            Map.of(),
                            Map.of(),
                            "Not sent: somebody else has signed in on this computer since the page was opened. Whoever"
                                    + " wrote the report signs in again and sends it.",
                            UUID.randomUUID().toString(),
                            reporter,
                            token),
                    HttpStatus.CONFLICT);
        }
        Map<String, String> faults = new LinkedHashMap<>();
        Map<String, Object> answers = answers(typed, faults);
        if (!sendReport.isSent(AccountId.of(reporter.getName()), key)) {
            SeveralChildren children = SeveralChildren.in(typed);
            if (children.arePutApart(one(request, SeveralChildren.ANSWER))) {
                return refused(
                        page(children.apart(), faults, SeveralChildren.APART, key, reporter, token),
                        HttpStatus.BAD_REQUEST);
            }
            if (children.areAskedOf(one(request, SeveralChildren.ASKED))) {
                faults.put(SeveralChildren.FIELD, children.question());
                return refused(page(typed, faults, children, "", key, reporter, token), HttpStatus.BAD_REQUEST);
            }
        }
        if (!faults.isEmpty()) {
            return refused(page(typed, faults, "", key, reporter, token), HttpStatus.BAD_REQUEST);
        }
        Sent sent = sendReport.send(AccountId.of(reporter.getName()), key, answers);
        if (sent instanceof Sent.Refused refused) {
            return refused(
                    page(
                            typed,
                            refused.faults(),
                            refused.faults().isEmpty() ? refused.sentence() : "",
                            sendReport.isSent(AccountId.of(reporter.getName()), key)
                                    ? UUID.randomUUID().toString()
                                    : key,
                            reporter,
                            token),
                    HttpStatus.BAD_REQUEST);
        }
        return Redirect.to("/report/" + ((Sent.Accepted) sent).reference());
    }

    /** What is told of one's own report just after it was sent: nothing of what it says. */
    @GetMapping("/report/{id}")
    ResponseEntity<String> sent(@PathVariable("id") String reference, Authentication reporter, CsrfToken token) {
        Optional<SentForm> sent = sendReport.sent(AccountId.of(reporter.getName()), reference);
        if (sent.isEmpty()) {
            return layout.notThere();
        }
        Map<String, Object> words = new HashMap<>();
        words.put("reference", sent.get().reference());
        words.put(
                "others",
                Reference.in(sent.get().reference()).map(sendReport::others).orElse(List.of()));
        sent.get().dueAt().ifPresent(due -> words.put("dueAt", BritishDates.inFull(due)));
        words.put("frontDoor", said.words().get("[[front-door]]"));
        return layout.show("report/sent", "Your report was received", reporter, token, words);
    }

    private ResponseEntity<String> page(
            Map<String, List<String>> typed,
            Map<String, String> faults,
            String refusal,
            String key,
            Authentication reporter,
            CsrfToken token) {
        return page(typed, faults, SeveralChildren.NOT_ASKED, refusal, key, reporter, token);
    }

    private ResponseEntity<String> page(
            Map<String, List<String>> typed,
            Map<String, String> faults,
            SeveralChildren asked,
            String refusal,
            String key,
            Authentication reporter,
            CsrfToken token) {
        Map<String, Object> words = new HashMap<>();
        words.put("askedName", asked.asked());
        words.put("namesApart", asked.isRoomForAll() ? asked.names() : List.of());
        words.put("form", FormView.of(forms.parts(FORM), typed, faults));
        words.put("refusal", refusal);
        words.put("today", today());
        words.put("formKey", key);
        words.put("formFor", reporter.getName());
        words.put("script", "/report.js");
        Optional<Draft> draft = drafts.of(AccountId.of(reporter.getName()), SendReport.PROCESS);
        draft.ifPresent(begun -> words.put("beganAt", BritishDates.inFull(begun.beganAt())));
        words.put("revision", draft.map(Draft::revision).orElse(0));
        return layout.show(
                "report/report",
                faults.isEmpty() && refusal.isEmpty() ? "Report a concern" : "Not sent yet: report a concern",
                reporter,
                token,
                words);
    }

    private static ResponseEntity<String> refused(ResponseEntity<String> page, HttpStatus status) {
        return ResponseEntity.status(status).headers(page.getHeaders()).body(page.getBody());
    }

    /** Browsers end lines in a form as letters over the wire do, and what was pasted ends them in other ways still. */
    private static Map<String, List<String>> typed(HttpServletRequest request) {
        Map<String, List<String>> typed = new HashMap<>();
        request.getParameterMap().forEach((key, values) -> {
            if (!NO_ANSWERS.contains(key)) {
                typed.put(
                        key,
                        Arrays.stream(values)
                                .map(value -> TypedText.clean(value).strip())
                                .filter(Predicate.not(String::isEmpty))
                                .toList());
            }
        });
        return typed;
    }

    /** As the engine takes them. What is no day or no time is told at its question, and never turned into another. */
    private Map<String, Object> answers(Map<String, List<String>> typed, Map<String, String> faults) {
        Map<String, Object> answers = new HashMap<>();
        Map<String, Question> questions = questions();
        // What is no question of the form is sent on as it came, and the form's rules refuse it.
        typed.forEach((key, values) -> {
            if (!values.isEmpty() && !questions.containsKey(key)) {
                answers.put(key, values.get(0));
            }
        });
        questions.forEach((key, question) -> {
            List<String> values = typed.getOrDefault(key, List.of());
            if (!values.isEmpty()) {
                answer(question, values, today())
                        .ifPresentOrElse(
                                value -> answers.put(key, value),
                                () -> faults.put(
                                        key,
                                        "“" + question.label() + "” "
                                                + (question.kind() == Kind.DATE
                                                        ? "must be a date that exists, such as 24/11/2026"
                                                        : "must be a time, such as 08:50")));
            }
        });
        return answers;
    }

    private static Optional<Object> answer(Question question, List<String> values, LocalDate today) {
        return switch (question.kind()) {
            case SOME_OF -> Optional.of(values);
            case DATE -> TypedDates.day(values.get(0), today).map(LocalDate::toString);
            case TIME -> TypedDates.time(values.get(0)).map(Object::toString);
            case LINE, TEXT, ONE_OF -> Optional.of(values.get(0));
        };
    }

    private static Optional<String> one(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    private static boolean isKey(String key) {
        return key.matches("[A-Za-z0-9-]{8,64}");
    }
}

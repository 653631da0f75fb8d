package school.safeguarding.draft;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.draft.Drafts.Left;
import school.safeguarding.engine.Participation;
import school.safeguarding.engine.form.OpenForms;
import school.safeguarding.engine.form.OpenForms.Asked;
import school.safeguarding.pages.Layout;
import school.safeguarding.reference.Reference;

/**
 * What somebody has typed and not sent. A form that they can still open is led to; of a step that has gone to somebody else
 * they read what they wrote, unless they are excluded from its concern since.
 */
@RestController
class DraftsPage {

    private final Layout layout;
    private final Drafts drafts;
    private final WhereLeft whereLeft;
    private final OpenForms openForms;
    private final ObjectProvider<Participation> participation;

    DraftsPage(
            Layout layout,
            Drafts drafts,
            WhereLeft whereLeft,
            OpenForms openForms,
            ObjectProvider<Participation> participation) {
        this.layout = layout;
        this.drafts = drafts;
        this.whereLeft = whereLeft;
        this.openForms = openForms;
        this.participation = participation;
    }

    record Shown(String form, String title, String began, String kept, String page, List<Written> written) {}

    record Written(String label, String answer) {}

    @GetMapping("/drafts")
    ResponseEntity<String> drafts(Authentication author, CsrfToken token) {
        List<Shown> shown = drafts.all(AccountId.of(author.getName())).stream()
                .filter(left -> isNotShut(left, AccountId.of(author.getName())))
                .map(left -> shown(left, AccountId.of(author.getName())))
                .toList();
        return layout.show("draft/drafts", "Not sent yet", author, token, Map.of("drafts", shown));
    }

    @PostMapping("/drafts/discard")
    ResponseEntity<String> discard(@RequestParam("form") String form, Authentication author) {
        drafts.forget(AccountId.of(author.getName()), form);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Location", "/drafts")
                .build();
    }

    /**
     * A reference that somebody typed into a start form is not asked about: whether its draft is there or not would tell who is
     * excluded from that concern. The page shows nothing of what such a form holds.
     */
    private boolean isNotShut(Left left, AccountId author) {
        String reference = left.about().reference();
        return Reference.in(reference)
                .filter(concern -> !participation.getObject().mayTakePart(concern, author))
                .isEmpty();
    }

    private Shown shown(Left left, AccountId author) {
        Optional<String> page = whereLeft.page(author, left.form());
        return new Shown(
                left.form(),
                left.about().title().isEmpty()
                        ? "A form in Tasklist"
                        : left.about().title(),
                BritishDates.inFull(left.draft().beganAt()),
                BritishDates.inFull(left.draft().keptAt()),
                page.orElse(""),
                page.isPresent() ? List.of() : written(left));
    }

    private List<Written> written(Left left) {
        Map<String, Object> typed = left.draft().typed();
        return openForms.asked(left.about().formId()).stream()
                .map(asked -> new Written(asked.label(), answer(asked, typed.get(asked.key()))))
                .filter(written -> !written.answer().isEmpty())
                .toList();
    }

    private static String answer(Asked asked, @Nullable Object typed) {
        Stream<?> all = typed instanceof List<?> list ? list.stream() : Stream.ofNullable(typed);
        return all.map(Objects::toString)
                .map(value -> value.equals("true") ? "Yes" : value.equals("false") ? "" : value)
                .map(value -> asked.options().getOrDefault(value, value))
                .collect(Collectors.joining(", "));
    }
}

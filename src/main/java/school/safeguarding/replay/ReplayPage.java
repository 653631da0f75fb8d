package school.safeguarding.replay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.WholeBody;
import school.safeguarding.pages.Layout;
import school.safeguarding.people.People;
import school.safeguarding.replay.Replayed.Busy;
import school.safeguarding.replay.Replayed.Found;
import school.safeguarding.replay.Replayed.NoTable;

/** A table from a file is tried on what was reviewed. It is stored nowhere and changes nothing. */
@RestController
class ReplayPage {

    private final ReplayTable replay;
    private final People people;
    private final Layout layout;

    ReplayPage(ReplayTable replay, People people, Layout layout) {
        this.replay = replay;
        this.people = people;
        this.layout = layout;
    }

    @GetMapping("/replay")
    ResponseEntity<String> ask(Authentication reader, CsrfToken token) {
        return show(reader, token, Map.of());
    }

    @PostMapping("/replay")
    ResponseEntity<String> replay(HttpServletRequest request, Authentication reader, CsrfToken token) {
        Replayed replayed = Optional.ofNullable(WebUtils.getNativeRequest(request, WholeBody.class))
                .flatMap(body -> body.file("file"))
                .flatMap(file ->
                        people.person(AccountId.of(reader.getName())).map(person -> replay.replay(file, person)))
                .orElseGet(NoTable::new);
        Map<String, Object> words = new HashMap<>();
        words.put("isRefused", replayed instanceof NoTable);
        words.put("isBusy", replayed instanceof Busy);
        if (replayed instanceof Found) {
            words.put("replayed", replayed);
        }
        return show(reader, token, words);
    }

    private ResponseEntity<String> show(Authentication reader, CsrfToken token, Map<String, Object> words) {
        return layout.show("replay/replay", "Try a changed decision table", reader, token, words);
    }
}

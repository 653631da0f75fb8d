package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.access.Pages;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People;

/** The list for whoever keeps it. */
@RestController
class LowLevelPage {

    private final Pages pages;
    private final LowLevelView view;
    private final People people;

    LowLevelPage(Pages pages, LowLevelView view, People people) {
        this.pages = pages;
        this.view = view;
        this.people = people;
    }

    @GetMapping("/low-level")
    ResponseEntity<String> list(Authentication reader, CsrfToken token) {
        List<Map<String, Object>> entries =
                people.person(AccountId.of(reader.getName())).map(view::keptBy).orElse(List.of());
        return pages.show("low-level", token, Map.of("entries", entries, "isEmpty", entries.isEmpty()));
    }
}

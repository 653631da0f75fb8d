package school.safeguarding.pages;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Calls;
import school.safeguarding.door.Calls.Caller;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;

/** One layout for all pages that are read. Whatever is put in is escaped. */
@Component
public class Layout {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** A template is replaced by the layout's fragment, which begins after it. */
    private static final String DOCTYPE = "<!DOCTYPE html>\n";

    private static final List<Way> WAYS = List.of(
            new Way("First page", "/"),
            new Way("Report a concern", "/report"),
            new Way("Concerns", "/concerns"),
            new Way("Children", "/children"),
            new Way("Policy", "/policy"),
            new Way("Figures", "/governance"));

    private final ITemplateEngine templates;
    private final Calls calls;
    private final People people;
    private final NotThere notThere;
    private final String schoolName;

    Layout(
            ITemplateEngine templates,
            Calls calls,
            People people,
            NotThere notThere,
            @Value("${safeguarding.school-name}") String schoolName) {
        this.templates = templates;
        this.calls = calls;
        this.people = people;
        this.notThere = notThere;
        this.schoolName = schoolName;
    }

    record Way(String title, String path) {}

    /**
     * @param template below {@code templates/}, without its ending
     * @param title what the browser's window and history say: never a name
     * @param words by the names that the template has for them
     */
    public ResponseEntity<String> show(
            String template, String title, Authentication reader, CsrfToken token, Map<String, Object> words) {
        Map<String, Object> all = new HashMap<>(words);
        all.put("token", token.getToken());
        all.put("ways", waysOf(AccountId.of(reader.getName())));
        return show(template, title, all);
    }

    /** The same for whoever asks, signed in or not: it leads nowhere else, and begins no session. */
    public ResponseEntity<String> showAnyone(String template, String title, Map<String, Object> words) {
        return show(template, title, words);
    }

    private ResponseEntity<String> show(String template, String title, Map<String, Object> words) {
        Map<String, Object> all = new HashMap<>(words);
        all.put("title", title);
        all.put("school", schoolName);
        return ResponseEntity.ok()
                .contentType(HTML)
                .body(DOCTYPE + templates.process(template, new Context(Locale.UK, all)));
    }

    /** What whoever may not read a page is told: nothing is there, whatever is. */
    public ResponseEntity<String> notThere() {
        return notThere.answer();
    }

    /** What the table of calls lets this person open. */
    private List<Way> waysOf(AccountId account) {
        Set<String> roles = people.person(account).stream()
                .flatMap(person -> person.roles().stream())
                .map(Role::id)
                .collect(Collectors.toSet());
        Caller caller = new Caller(account, true, roles);
        return Stream.concat(
                        WAYS.stream().filter(way -> calls.may("GET", way.path(), caller)),
                        Stream.of(new Way("Tasks", "/camunda/app/tasklist/default/")))
                .toList();
    }
}

package school.safeguarding.record.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.ChildFiles;
import school.safeguarding.concern.ChildFiles.Event;
import school.safeguarding.concern.ChildFiles.File;
import school.safeguarding.concern.ChildFiles.FiledConcern;
import school.safeguarding.concern.ChildFiles.Found;
import school.safeguarding.concern.ConcernLists.Next;
import school.safeguarding.pages.Layout;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/** A child's file in two steps: who it is, and everything about them. What is looked for is in no address, title or history. */
@RestController
class ChildrenPages {

    /** Of each child: the others stand in the file. */
    private static final int MOST_REFERENCES = 5;

    private static final String TITLE = "Children";

    private final Layout layout;
    private final ChildFiles files;

    ChildrenPages(Layout layout, ChildFiles files) {
        this.layout = layout;
        this.files = files;
    }

    @GetMapping("/children")
    ResponseEntity<String> ask(Authentication reader, CsrfToken token) {
        return layout.show(
                "record/children", TITLE, reader, token, Map.of("isAnswer", false, "typed", "", "found", List.of()));
    }

    @PostMapping("/children")
    ResponseEntity<String> find(
            @RequestParam(name = "q", defaultValue = "") String typed, Authentication reader, CsrfToken token) {
        List<ShownChild> found = files.find(typed, AccountId.of(reader.getName())).stream()
                .map(ChildrenPages::shown)
                .toList();
        Map<String, Object> words = new HashMap<>();
        words.put("isAnswer", true);
        words.put("typed", typed);
        words.put("found", found);
        words.put("isFull", found.size() == ChildFiles.MOST_FOUND);
        return layout.show("record/children", TITLE, reader, token, words);
    }

    record ShownChild(
            String id, String name, String bornOn, String className, String concerns, List<Reference> references) {}

    private static ShownChild shown(Found child) {
        return new ShownChild(
                child.child().toString(),
                child.name(),
                day(child.bornOn()),
                child.className().orElse("not known"),
                child.open() + " open, " + child.closed() + " closed",
                child.references().stream().limit(MOST_REFERENCES).toList());
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(BritishDates::brief).orElse("not known");
    }

    @GetMapping("/children/{id}")
    ResponseEntity<String> file(@PathVariable("id") String id, Authentication reader, CsrfToken token) {
        return uuid(id).flatMap(child -> files.file(child, AccountId.of(reader.getName())))
                .map(file -> layout.show("record/file", "Child’s file", reader, token, words(id, file)))
                .orElseGet(layout::notThere);
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static Map<String, Object> words(String child, File file) {
        return Map.of(
                "child", child,
                "name", file.name(),
                "bornOn", day(file.bornOn()),
                "className", file.className().orElse("not known"),
                "concerns", file.concerns().stream().map(ChildrenPages::shown).toList(),
                "events", file.events().stream().map(ChildrenPages::shown).toList());
    }

    record ShownConcern(
            Reference reference,
            boolean isReadable,
            String match,
            String reported,
            String closed,
            String level,
            String levelCode,
            String state,
            String next,
            boolean isLate) {}

    private static ShownConcern shown(FiledConcern concern) {
        return new ShownConcern(
                concern.reference(),
                concern.isReadable(),
                concern.match(),
                day(concern.reportedAt()),
                concern.closedAt().map(ChildrenPages::day).orElse(""),
                concern.level().map(RiskLevel::inWords).orElse("none yet"),
                concern.level().map(ConcernsPage::code).orElse("none"),
                concern.joinedTo()
                        .map(other -> "Joined to " + other)
                        .orElse(concern.state().title()),
                concern.next()
                        .map(next -> next.title()
                                + next.dueAt()
                                        .map(due -> ", due " + BritishDates.brief(due))
                                        .orElse(""))
                        .orElse(""),
                concern.next().filter(Next::isLate).isPresent());
    }

    record ShownEvent(String at, Reference reference, int entry, String step) {}

    private static ShownEvent shown(Event event) {
        return new ShownEvent(BritishDates.brief(event.at()), event.reference(), event.entry(), event.step());
    }

    private static String day(Instant time) {
        return BritishDates.brief(LocalDate.ofInstant(time, BritishDates.ZONE));
    }
}

package school.safeguarding.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.ConcernLists;
import school.safeguarding.concern.ConcernLists.Late;
import school.safeguarding.concern.OwnReports;
import school.safeguarding.door.Calls;
import school.safeguarding.door.Calls.Caller;
import school.safeguarding.door.Redirect;
import school.safeguarding.draft.Drafts;
import school.safeguarding.engine.NextSteps;
import school.safeguarding.engine.NextSteps.NextStep;
import school.safeguarding.pages.Layout;
import school.safeguarding.pages.ToRead;
import school.safeguarding.pages.ToRead.Reading;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;
import school.safeguarding.step.TaskId;

/** Where everybody begins: what they may do, what they are asked, and what they reported. No child is named on it. */
@RestController
class FirstPage {

    /** The procedure that a report begins, whose form a draft of it is of. */
    private static final String REPORT = "cse-concern";

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

    /** What is due within this time cannot wait for the next look. */
    private static final Duration URGENT = Duration.ofHours(1);

    /** They look after what others are late with. Source: the procedure's step of the head, and whoever follows them. */
    private static final List<Role> LOOKING_AFTER = List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR);

    private static final List<Further> FURTHER = List.of(
            new Further("The policy", "/policy"),
            new Further("Who has read the policy", "/briefings"),
            new Further("What children were taught about being safe", "/awareness"),
            new Further("Whom children can tell: a sheet for each class", "/whom-children-can-tell"),
            new Further("Try a changed decision table on past concerns", "/replay"),
            new Further("Decision tables of this school", "/tables"));

    private final Layout layout;
    private final Calls calls;
    private final NextSteps steps;
    private final OwnReports reports;
    private final Drafts drafts;
    private final ConcernLists concerns;
    private final ObjectProvider<ToRead> toRead;
    private final People people;
    private final Clock clock;

    FirstPage(
            Layout layout,
            Calls calls,
            NextSteps steps,
            OwnReports reports,
            Drafts drafts,
            ConcernLists concerns,
            ObjectProvider<ToRead> toRead,
            People people,
            Clock clock) {
        this.layout = layout;
        this.calls = calls;
        this.steps = steps;
        this.reports = reports;
        this.drafts = drafts;
        this.concerns = concerns;
        this.toRead = toRead;
        this.people = people;
        this.clock = clock;
    }

    /** @param steps that stand under this heading */
    record Group(String title, List<Step> steps) {}

    /**
     * @param reference empty where it is about no concern
     * @param due empty where it has no time
     */
    record Step(String id, String title, String reference, String due, boolean isLate) {}

    record Unread(String title, String page, String askedAt) {}

    record Further(String title, String path) {}

    record Report(String reference, String reportedAt, String standing) {}

    record Overdue(String reference, String title, String due, String heldBy) {}

    @GetMapping("/")
    ResponseEntity<String> first(
            @RequestParam(name = "added", defaultValue = "false") boolean added,
            Authentication reader,
            CsrfToken token) {
        Optional<Person> person = people.person(AccountId.of(reader.getName()));
        Set<Role> roles = person.map(Person::roles).orElse(Set.of());
        Map<String, Object> words = new HashMap<>();
        words.put("name", person.map(Person::name).orElse(reader.getName()));
        words.put("added", added);
        words.put(
                "unsent", drafts.begunAt(AccountId.of(reader.getName()), REPORT).map(BritishDates::inFull));
        words.put("groups", groups(steps.of(AccountId.of(reader.getName()))));
        words.put("toRead", toRead(AccountId.of(reader.getName())));
        words.put(
                "reports",
                reports.of(AccountId.of(reader.getName())).stream()
                        .map(one -> new Report(
                                one.reference().value(),
                                BritishDates.brief(one.reportedAt()),
                                one.standing().word()))
                        .toList());
        boolean looksAfter = LOOKING_AFTER.stream().anyMatch(roles::contains);
        words.put("looksAfter", looksAfter);
        words.put("overdue", looksAfter ? overdue(AccountId.of(reader.getName())) : List.of());
        words.put("opensRecords", roles.stream().anyMatch(Role::readsRecords));
        words.put("mayReport", !roles.equals(Set.of(Role.IT_SUPPORT)));
        words.put("keepsRegister", roles.contains(Role.IT_SUPPORT) || roles.contains(Role.HEAD));
        words.put("keepsLowLevel", roles.contains(Role.HEAD) || roles.contains(Role.CHAIR));
        words.put("further", further(AccountId.of(reader.getName()), roles));
        words.put("changesAccounts", roles.contains(Role.IT_SUPPORT));
        return layout.show("home/first", "First page", reader, token, words);
    }

    /** What the table of calls lets this person open. */
    private List<Further> further(AccountId account, Set<Role> roles) {
        Caller caller = new Caller(account, true, roles.stream().map(Role::id).collect(Collectors.toSet()));
        return FURTHER.stream()
                .filter(page -> calls.may("GET", page.path(), caller))
                .toList();
    }

    /** Where a mail about a step leads: to the step, or to what has become of it as far as this person may know. */
    @GetMapping("/steps/{id}")
    ResponseEntity<String> step(@PathVariable("id") String id, Authentication reader, CsrfToken token) {
        return steps.of(AccountId.of(reader.getName())).stream()
                        .anyMatch(step -> step.taskId().equals(TaskId.of(id)))
                ? Redirect.to(TASK + id)
                : layout.show("home/no-step", "Nothing to do here", reader, token, Map.of());
    }

    private List<Unread> toRead(AccountId reader) {
        return toRead.orderedStream()
                .flatMap(feature -> feature.of(reader).stream())
                .sorted(Comparator.comparing(Reading::askedAt).reversed())
                .map(one -> new Unread(one.title(), one.page(), BritishDates.brief(one.askedAt())))
                .toList();
    }

    private List<Group> groups(List<NextStep> all) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BritishDates.ZONE);
        List<Step> urgent = new ArrayList<>();
        List<Step> dueToday = new ArrayList<>();
        List<Step> later = new ArrayList<>();
        for (NextStep one : all) {
            boolean isLate = one.dueAt().filter(now::isAfter).isPresent();
            Step step = new Step(
                    one.taskId().value(),
                    one.title(),
                    one.reference(),
                    one.dueAt().map(BritishDates::brief).orElse(""),
                    isLate);
            if (isLate || one.dueAt().filter(now.plus(URGENT)::isAfter).isPresent()) {
                urgent.add(step);
            } else if (one.dueAt()
                    .filter(due -> LocalDate.ofInstant(due, BritishDates.ZONE).equals(today))
                    .isPresent()) {
                dueToday.add(step);
            } else {
                later.add(step);
            }
        }
        return List.of(new Group("Urgent", urgent), new Group("Due today", dueToday), new Group("Later", later))
                .stream()
                .filter(group -> !group.steps().isEmpty())
                .toList();
    }

    private List<Overdue> overdue(AccountId reader) {
        Staff staff = people.staff();
        return concerns.late(reader).stream().map(one -> overdue(one, staff)).toList();
    }

    private static Overdue overdue(Late late, Staff staff) {
        return new Overdue(
                late.reference().value(),
                late.title(),
                BritishDates.brief(late.dueAt()),
                late.heldBy().stream()
                        .map(account -> staff.nameOf(account))
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }
}

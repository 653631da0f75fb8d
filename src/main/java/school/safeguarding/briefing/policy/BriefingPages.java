package school.safeguarding.briefing.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.briefing.BriefingShare;
import school.safeguarding.briefing.WhoIsBriefed;
import school.safeguarding.briefing.awareness.AwarenessLog;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.pages.Layout;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** Who has read the policy, what children were taught, and a sheet for each class that says whom children can talk to. */
@RestController
class BriefingPages {

    private final WhoIsBriefed briefed;
    private final AwarenessLog log;
    private final Layout layout;
    private final People people;
    private final Clock clock;

    BriefingPages(WhoIsBriefed briefed, AwarenessLog log, Layout layout, People people, Clock clock) {
        this.briefed = briefed;
        this.log = log;
        this.layout = layout;
        this.people = people;
        this.clock = clock;
    }

    record Taught(String on, String kind, String yearGroups, String content, String by) {}

    /** @param name of a class; empty for the school as a whole */
    record Sheet(String name, List<Adult> adults) {}

    public record Adult(String name, String is) {}

    /** The head sees who is missing, governors a share in the words of their figures: no number of fewer than five. */
    @GetMapping("/briefings")
    ResponseEntity<String> briefings(Authentication reader, CsrfToken token) {
        boolean isHead = people.person(AccountId.of(reader.getName()))
                .filter(person -> person.holds(Role.HEAD))
                .isPresent();
        Map<String, Object> words = new HashMap<>();
        BriefingShare share = briefed.share();
        words.put("edition", share.edition());
        words.put("readBy", isHead ? share.done() + " of " + share.asked() : ShareInWords.of(share));
        words.put("isHead", isHead);
        words.put("missing", isHead ? briefed.missing() : List.of());
        words.put("officers", isHead ? briefed.officers() : List.of());
        return layout.show("briefing/briefings", "Who has read the policy", reader, token, words);
    }

    /** Of this school year and the one before. */
    @GetMapping("/awareness")
    ResponseEntity<String> awareness(Authentication reader, CsrfToken token) {
        LocalDate from =
                BriefEverybody.schoolYearBegan(BritishDates.today(clock)).minusYears(1);
        return layout.show(
                "briefing/awareness",
                "What children were taught",
                reader,
                token,
                Map.of(
                        "taught",
                        log.findByHeldOnGreaterThanEqualOrderByHeldOnDesc(from).stream()
                                .map(one -> new Taught(
                                        BritishDates.brief(one.heldOn()),
                                        one.kind().inWords(),
                                        one.yearGroups(),
                                        one.content(),
                                        one.heldBy()))
                                .toList()));
    }

    /** For the wall of each class. Source: the school's CSE policy (November 2023), children can speak to members of staff. */
    @GetMapping("/whom-children-can-tell")
    ResponseEntity<String> sheets(Authentication reader, CsrfToken token) {
        Map<String, List<Person>> teachers = new TreeMap<>();
        people.staff().all().forEach(person -> person.teaches()
                .ifPresent(name -> teachers.merge(
                        name, List.of(person), (before, more) -> Stream.concat(before.stream(), more.stream())
                                .toList())));
        List<Sheet> sheets = teachers.entrySet().stream()
                .map(one -> sheet(one.getKey(), one.getValue()))
                .toList();
        return layout.show(
                "briefing/sheets",
                "Whom children can tell",
                reader,
                token,
                Map.of("sheets", sheets.isEmpty() ? List.of(sheet("", List.of())) : sheets));
    }

    private Sheet sheet(String name, List<Person> teachers) {
        Set<String> taken = new HashSet<>();
        return new Sheet(
                name,
                Stream.of(
                                teachers.stream().map(one -> new Adult(one.name(), "teaches you")),
                                people.holding(Role.CPO, Role.DEPUTY_CPO).stream()
                                        .map(one -> new Adult(one.name(), "helps to keep children safe")),
                                people.holding(Role.HEAD).stream()
                                        .map(one -> new Adult(one.name(), "is our headteacher")))
                        .flatMap(adults -> adults)
                        .filter(adult -> taken.add(adult.name()))
                        .toList());
    }
}

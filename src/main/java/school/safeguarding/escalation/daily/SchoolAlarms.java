package school.safeguarding.escalation.daily;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.people.AccountAlarms;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.text.TextTemplates;

/** What nobody may overlook: in whole sentences, for the log and for whoever is told how things stand. */
@Component
public class SchoolAlarms {

    private static final int WARN_DAYS_BEFORE_END = 60;

    private final Responsibility responsibility;
    private final People people;
    private final AccountAlarms accountAlarms;
    private final SchoolCalendar calendar;
    private final Procedures procedures;
    private final TextTemplates texts;
    private final Clock clock;

    SchoolAlarms(
            Responsibility responsibility,
            People people,
            AccountAlarms accountAlarms,
            SchoolCalendar calendar,
            Procedures procedures,
            TextTemplates texts,
            Clock clock) {
        this.responsibility = responsibility;
        this.people = people;
        this.accountAlarms = accountAlarms;
        this.calendar = calendar;
        this.procedures = procedures;
        this.texts = texts;
        this.clock = clock;
    }

    /** @return for the log, by reference only; empty if all is well */
    public List<String> all() {
        List<String> alarms = new ArrayList<>(ofRoles());
        alarms.addAll(ofAccounts());
        responsibility
                .changedByHand()
                .forEach(reference -> alarms.add(words("A04-of-concern", Map.of("reference", reference))));
        alarms.addAll(nobodyLeft(responsibility.openWithNobodyElse()));
        alarms.addAll(ofFailures(procedures.failedForGood().size()));
        alarms.addAll(ofCalendar(BritishDates.today(clock)));
        return alarms;
    }

    /**
     * What one person is told of them.
     *
     * @param open the references of the open concerns that they may know of
     */
    List<String> knownTo(Person reader, Set<Reference> open, LocalDate today) {
        List<String> warnings = new ArrayList<>(ofRoles());
        warnings.addAll(ofAccounts());
        if (!responsibility.changedByHand().isEmpty()) {
            // Which one is in the log only: it may be about whoever reads this.
            warnings.add(words("A04", Map.of()));
        }
        warnings.addAll(nobodyLeft(responsibility.openWithNobodyElse().stream()
                .filter(open::contains)
                .toList()));
        warnings.addAll(ofFailures(procedures.failedForGood().stream()
                .filter(key -> isKnown(key, reader))
                .count()));
        warnings.addAll(ofCalendar(today));
        return warnings;
    }

    /** What is about no concern is anybody's to know who is told how things stand. */
    boolean isKnown(String key, Person reader) {
        return !Procedures.isReference(key) || responsibility.mayKnow(Reference.of(key), reader.id());
    }

    private List<String> ofCalendar(LocalDate today) {
        List<String> alarms = new ArrayList<>(ofKeptDays());
        alarms.addAll(ofEnd(today));
        return alarms;
    }

    private List<String> ofKeptDays() {
        List<LocalDate> kept = calendar.keptAsKnown();
        return kept.isEmpty()
                ? List.of()
                : List.of(words(
                        "A24",
                        Map.of("days", kept.stream().map(BritishDates::brief).toList())));
    }

    private List<String> ofEnd(LocalDate today) {
        LocalDate lastDay = calendar.lastDay();
        if (today.isAfter(lastDay)) {
            return List.of(words("A06", Map.of("lastDay", BritishDates.brief(lastDay))));
        }
        return ChronoUnit.DAYS.between(today, lastDay) > WARN_DAYS_BEFORE_END
                ? List.of()
                : List.of(words("calendar-ends", Map.of("lastDay", BritishDates.brief(lastDay))));
    }

    private List<String> ofRoles() {
        return Stream.of(Role.HEAD, Role.CHAIR)
                .filter(role -> people.holding(role).stream().allMatch(person -> people.isAbsent(person.id())))
                .map(role -> words("A03", Map.of("role", role.id())))
                .toList();
    }

    private List<String> ofAccounts() {
        List<String> alarms = new ArrayList<>(accountAlarms.standing());
        people.changedByHand().stream()
                .map(account -> words("A05", Map.of("account", account)))
                .forEach(alarms::add);
        return alarms;
    }

    private List<String> nobodyLeft(List<Reference> references) {
        return references.stream()
                .map(reference -> words("A01", Map.of("reference", reference)))
                .toList();
    }

    private List<String> ofFailures(long count) {
        return count == 0 ? List.of() : List.of(words("A07", Map.of("count", count)));
    }

    private String words(String alarm, Map<String, ?> about) {
        Map<String, Object> words = new HashMap<>(about);
        words.put("alarm", alarm);
        return texts.fill("mail/detail/alarm", words);
    }
}

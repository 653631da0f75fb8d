package school.safeguarding.people.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.people.AccountAlarms;
import school.safeguarding.people.AccountChangeHeldBack;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/**
 * Changes that head and one governor agreed to while there was neither chair nor deputy chair. Until they are in force
 * everybody who could be deceived by them is told every day.
 */
@Component
class HeldBackChanges implements AccountAlarms {

    private final AccountChanges changes;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HeldBackChanges(AccountChanges changes, People people, ApplicationEventPublisher events, Clock clock) {
        this.changes = changes;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> standing() {
        return changes.findHeldBack().stream()
                .map(change -> "ALARM A08: " + what(change))
                .toList();
    }

    @Override
    @Transactional
    public void tellAgain() {
        changes.findHeldBack().forEach(this::tell);
    }

    void tell(AccountChange change) {
        Set<String> told = people.holding(Role.values()).stream()
                .filter(person -> person.roles().stream().anyMatch(Role::opensRecords))
                .map(Person::id)
                .collect(Collectors.toSet());
        events.publishEvent(
                new AccountChangeHeldBack(change.id().toString(), LocalDate.now(clock), what(change), told));
    }

    private static String what(AccountChange change) {
        return "“" + change.kind().inWords() + ": " + change.account()
                + "” was agreed to by " + change.firstBy().orElseThrow() + " and "
                + change.lastBy().orElseThrow()
                + ", because there is neither a chair nor a deputy chair of governors who could. It is made on "
                + BritishDates.inFull(change.inForceAt().orElseThrow()) + ".";
    }
}

package school.safeguarding.people.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.people.AccountAlarms;
import school.safeguarding.people.AccountChangeHeldBack;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.text.TextTemplates;

/**
 * Changes that head and one governor agreed to while there was neither chair nor deputy chair. Until they are in force
 * everybody who could be deceived by them is told every day.
 */
@Component
class HeldBackChanges implements AccountAlarms {

    private final AccountChanges changes;
    private final People people;
    private final TextTemplates texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HeldBackChanges(
            AccountChanges changes, People people, TextTemplates texts, ApplicationEventPublisher events, Clock clock) {
        this.changes = changes;
        this.people = people;
        this.texts = texts;
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
        Set<AccountId> told = people.holding(Role.values()).stream()
                .filter(person -> person.roles().stream().anyMatch(Role::opensRecords))
                .map(Person::id)
                .collect(Collectors.toSet());
        events.publishEvent(
                new AccountChangeHeldBack(change.id().toString(), LocalDate.now(clock), what(change), told));
    }

    private String what(AccountChange change) {
        return texts.fill(
                "mail/detail/account-change-held-back",
                Map.of(
                        "kind", change.kind().inWords(),
                        "account", change.account(),
                        "firstBy", change.firstBy().orElseThrow(),
                        "lastBy", change.lastBy().orElseThrow(),
                        "inForce", BritishDates.inFull(change.inForceAt().orElseThrow())));
    }
}

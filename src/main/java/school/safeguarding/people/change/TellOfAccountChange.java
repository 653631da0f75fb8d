package school.safeguarding.people.change;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.people.AccountChangeRefused;
import school.safeguarding.people.AccountChanged;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.change.AccountChange.Kind;

/** Makes known what became of a change, by account ids and roles only. */
@Component
class TellOfAccountChange {

    private final People people;
    private final ApplicationEventPublisher events;

    TellOfAccountChange(People people, ApplicationEventPublisher events) {
        this.people = people;
        this.events = events;
    }

    void refusedBy(String person, AccountChange change) {
        refused(change, "It was refused by " + person + ", who can say why.");
    }

    void overtaken(AccountChange change) {
        refused(change, "It cannot be done any more: " + change.whyNot().orElseThrow() + ".");
    }

    private void refused(AccountChange change, String why) {
        Set<String> told = people.person(change.askedBy())
                .map(asker -> Set.of(asker.id()))
                .orElseGet(() -> holding(Role.IT_SUPPORT));
        events.publishEvent(new AccountChangeRefused(change.id().toString(), what(change) + "\n" + why, told));
    }

    /** The head of whoever is shut out; head and chair of whatever touches who reads records. */
    void done(AccountChange change, Set<Role> before, Set<Role> after, boolean isAboutRecords) {
        Set<String> told = new LinkedHashSet<>();
        if (isAboutRecords || change.kind() == Kind.DISABLE) {
            told.addAll(holding(Role.HEAD));
        }
        if (isAboutRecords) {
            told.addAll(holding(Role.CHAIR));
        }
        if (!told.isEmpty()) {
            String agreed = change.lastBy().isEmpty()
                    ? ""
                    : " Agreed to by "
                            + Stream.of(change.firstBy(), change.lastBy())
                                    .flatMap(Optional::stream)
                                    .distinct()
                                    .collect(Collectors.joining(" and "))
                            + ".";
            events.publishEvent(new AccountChanged(
                    change.id().toString(),
                    what(change) + "\nRoles before: " + inWords(before) + "\nRoles now: " + inWords(after)
                            + "\nAsked for by " + change.askedBy() + "." + agreed,
                    told));
        }
    }

    private static String what(AccountChange change) {
        return change.kind().inWords() + ": " + change.account();
    }

    static String inWords(Collection<Role> roles) {
        return roles.isEmpty()
                ? "none"
                : new TreeSet<>(roles).stream().map(Role::inWords).collect(Collectors.joining(", "));
    }

    private Set<String> holding(Role role) {
        return people.holding(role).stream().map(Person::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

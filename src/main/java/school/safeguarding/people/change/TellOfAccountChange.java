package school.safeguarding.people.change;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.AccountChangeRefused;
import school.safeguarding.people.AccountChanged;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.change.AccountChange.Kind;
import school.safeguarding.text.TextTemplates;

/** Makes known what became of a change, by account ids and roles only. */
@Component
class TellOfAccountChange {

    private final People people;
    private final TextTemplates texts;
    private final ApplicationEventPublisher events;

    TellOfAccountChange(People people, TextTemplates texts, ApplicationEventPublisher events) {
        this.people = people;
        this.texts = texts;
        this.events = events;
    }

    void refusedBy(AccountId person, AccountChange change) {
        refused(change, Map.of("isRefused", true, "by", person));
    }

    void overtaken(AccountChange change) {
        refused(change, Map.of("isRefused", false, "whyNot", change.whyNot().orElseThrow()));
    }

    private void refused(AccountChange change, Map<String, Object> why) {
        Set<AccountId> told = people.person(change.askedBy())
                .map(asker -> Set.of(asker.id()))
                .orElseGet(() -> holding(Role.IT_SUPPORT));
        events.publishEvent(
                new AccountChangeRefused(change.id().toString(), words("account-change-refused", change, why), told));
    }

    /** The head of whoever is shut out; head and chair of whatever touches who reads records. */
    void done(AccountChange change, Set<Role> before, Set<Role> after, boolean isAboutRecords) {
        Set<AccountId> told = new LinkedHashSet<>();
        if (isAboutRecords || change.kind() == Kind.DISABLE) {
            told.addAll(holding(Role.HEAD));
        }
        if (isAboutRecords) {
            told.addAll(holding(Role.CHAIR));
        }
        if (!told.isEmpty()) {
            List<AccountId> agreedBy = Stream.of(change.firstBy(), change.lastBy())
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            events.publishEvent(new AccountChanged(
                    change.id().toString(),
                    words(
                            "account-changed",
                            change,
                            Map.of(
                                    "before", inWords(before),
                                    "after", inWords(after),
                                    "askedBy", change.askedBy(),
                                    "agreedBy", agreedBy)),
                    told));
        }
    }

    private String words(String template, AccountChange change, Map<String, Object> more) {
        Map<String, Object> words = new HashMap<>(more);
        words.put("kind", change.kind().inWords());
        words.put("account", change.account());
        return texts.fill("mail/detail/" + template, words);
    }

    static String inWords(Collection<Role> roles) {
        return roles.isEmpty()
                ? "none"
                : new TreeSet<>(roles).stream().map(Role::inWords).collect(Collectors.joining(", "));
    }

    private Set<AccountId> holding(Role role) {
        return people.holding(role).stream().map(Person::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

package school.safeguarding.people.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;

/** Whom {@link Needs} names, whoever is there before whoever is away. */
@Component
public class Approvers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(Approvers.class);

    private static final String FIRST = "askedToAgree";
    private static final String SECOND = "askedToAgreeSecond";

    private final AccountChanges changes;
    private final AccountChangeRules rules;
    private final People people;

    public Approvers(AccountChanges changes, AccountChangeRules rules, People people) {
        this.changes = changes;
        this.rules = rules;
        this.people = people;
    }

    @Override
    public Set<String> words() {
        return Set.of(FIRST, SECOND);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccountId> candidates(Offered step) {
        Set<AccountId> asked = asked(
                RoutingFact.accountChangeId.of(step.facts()),
                step.offeredTo().equals(SECOND),
                RoutingFact.isNextAsked.isTrue(step.facts()));
        if (asked.isEmpty()) {
            log.error("ALARM A09: nobody is left who could agree to a change of an account");
        }
        return asked;
    }

    /**
     * Those who are there before those who are away. Never whoever asked for it, whom it is about, or who has agreed.
     *
     * @param isSecond whether it is about the second of two who have to agree
     * @param isNextAsked whether whoever was asked first has not acted on it
     */
    Set<AccountId> asked(String changeId, boolean isSecond, boolean isNextAsked) {
        List<Set<AccountId>> line = line(changes.withId(changeId), isSecond);
        return Stream.concat(only(line, id -> !people.isAbsent(id)), only(line, people::isAbsent))
                .limit(isNextAsked ? 2 : 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static Stream<Set<AccountId>> only(List<Set<AccountId>> line, Predicate<AccountId> who) {
        return line.stream()
                .map(ids -> ids.stream().filter(who).collect(Collectors.toSet()))
                .filter(ids -> !ids.isEmpty());
    }

    /** Whether as many are left as it needs. */
    public boolean areEnough(AccountChange change) {
        Set<AccountId> all = new HashSet<>();
        for (int position = 0; position < change.needs().count(); position++) {
            Set<AccountId> those = everyone(change, position == 1);
            if (those.isEmpty()) {
                return false;
            }
            all.addAll(those);
        }
        return all.size() >= change.needs().count();
    }

    public boolean isOne(AccountChange change, AccountId person) {
        return everyone(change, change.firstBy().isPresent()).contains(person);
    }

    private Set<AccountId> everyone(AccountChange change, boolean isSecond) {
        return line(change, isSecond).stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private List<Set<AccountId>> line(AccountChange change, boolean isSecond) {
        List<Person> others = rules.others(change).stream()
                .filter(person -> change.mayBeAnsweredBy(person.id()))
                .toList();
        return change.needs().line(rules.touched(change), isSecond, others);
    }
}

package school.safeguarding.people;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.people.AccountChange.Needs;
import school.safeguarding.people.People.Person;

/** The head; for the head's own account, or while no head is there, the chair, then the deputy chair. */
@Component
class Approvers implements AccountApprovals {

    private static final List<Role> ONE = List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR);
    private static final List<Role> FIRST_OF_TWO = List.of(Role.HEAD, Role.DEPUTY_CHAIR);
    private static final List<Role> SECOND_OF_TWO = List.of(Role.CHAIR, Role.DEPUTY_CHAIR);

    private final AccountChanges changes;
    private final People people;

    Approvers(AccountChanges changes, People people) {
        this.changes = changes;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> asked(String changeId, boolean isSecond, boolean isNextAsked) {
        List<Set<String>> line = line(changes.withId(changeId), isSecond);
        return Stream.concat(only(line, id -> !people.isAbsent(id)), only(line, people::isAbsent))
                .limit(isNextAsked ? 2 : 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static Stream<Set<String>> only(List<Set<String>> line, Predicate<String> who) {
        return line.stream()
                .map(ids -> ids.stream().filter(who).collect(Collectors.toSet()))
                .filter(ids -> !ids.isEmpty());
    }

    /** Whether as many are left as it needs. */
    boolean areEnough(AccountChange change) {
        Set<String> first = everyone(change, false);
        if (change.needs() != Needs.TWO) {
            return change.needs() == Needs.NOBODY || !first.isEmpty();
        }
        Set<String> second = everyone(change, true);
        Set<String> both = new HashSet<>(first);
        both.addAll(second);
        return !first.isEmpty() && !second.isEmpty() && both.size() > 1;
    }

    boolean isOne(AccountChange change, String person) {
        return everyone(change, change.firstBy().isPresent()).contains(person);
    }

    private Set<String> everyone(AccountChange change, boolean isSecond) {
        return line(change, isSecond).stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private List<Set<String>> line(AccountChange change, boolean isSecond) {
        List<Role> roles = isSecond ? SECOND_OF_TWO : change.needs() == Needs.TWO ? FIRST_OF_TWO : ONE;
        return roles.stream()
                .map(role -> people.holding(role).stream()
                        .map(Person::id)
                        .filter(change::mayBeAnsweredBy)
                        .collect(Collectors.toSet()))
                .filter(ids -> !ids.isEmpty())
                .toList();
    }
}

package school.safeguarding.concern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/**
 * Who may handle, countersign or take up a concern: never anybody whom the worry may be about, or who has stepped out.
 * Whoever is absent is asked only when nobody else is left.
 */
@Component
class Responsible {

    private final People people;

    Responsible(People people) {
        this.people = people;
    }

    /** Whoever was named for it and still has a part in handling; else the first in line who is there: the CPO, else the deputy. */
    Set<String> handlers(Concern concern) {
        Optional<String> named = concern.assignedTo()
                .flatMap(people::person)
                .filter(person -> !concern.excludes(person) && !people.isAbsent(person.id()))
                .filter(person -> concern.handlerRole().line().stream().anyMatch(person::holds))
                .map(Person::id);
        return named.map(Set::of).orElseGet(() -> first(concern, rolesInLine(concern), person -> true));
    }

    /** Who stands in for the handlers: the deputies of a concern that the CPO works. */
    Set<String> deputies(Concern concern) {
        return concern.handlerRole() == HandlerRole.CPO ? present(concern, Role.DEPUTY_CPO) : Set.of();
    }

    /** Whoever decided does not countersign, and neither does anybody else who handles. */
    Set<String> countersigners(Concern concern, Predicate<String> hasDecided) {
        return first(concern, concern.handlerRole().countersigners(), person -> !hasDecided.test(person.id()));
    }

    /** The next in line who may know of the concern and is not the one who could not be reached. */
    Set<String> nextPerson(Concern concern, Optional<String> unreached) {
        return first(concern, everybodyInLine(concern), person -> !unreached
                .map(person.id()::equals)
                .orElse(false));
    }

    /** Whom somebody turns to who is not content: the head, else the next who may know. */
    Set<String> overseers(Concern concern) {
        return first(
                concern,
                single(List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.CPO, Role.DEPUTY_CPO)),
                person -> true);
    }

    /** Everyone who may be made responsible, in the order in which they are asked. */
    List<String> line(Concern concern) {
        List<String> line = new ArrayList<>();
        everybodyInLine(concern).stream()
                .flatMap(roles -> present(concern, roles.get(0)).stream().sorted())
                .filter(account -> !line.contains(account))
                .forEach(line::add);
        return line;
    }

    /** Who may be given a step, in the order in which they are asked: whoever decided does not countersign. */
    List<String> takers(Concern concern, String step, String offeredTo) {
        List<String> able = mayAct(concern, step, offeredTo);
        if (offeredTo.equals("reporter")) {
            return List.of();
        }
        if (!offeredTo.equals("countersigner")) {
            return able;
        }
        Set<String> countersigners = concern.handlerRole().countersigners().stream()
                .flatMap(roles -> roles.stream())
                .flatMap(role -> present(concern, role).stream())
                .collect(Collectors.toSet());
        List<String> meant = able.stream().filter(countersigners::contains).toList();
        return meant.isEmpty() ? able : meant;
    }

    /** Who may be asked to see to a late step: whoever decided has no say in who countersigns. */
    List<String> mayAct(Concern concern, String step, String offeredTo) {
        Predicate<String> hasDecided = offeredTo.equals("countersigner") ? decider(concern, step) : account -> false;
        return line(concern).stream().filter(hasDecided.negate()).toList();
    }

    /** Who made the decision that this step countersigns. */
    static Predicate<String> decider(Concern concern, String step) {
        return step.equals("userTask_countersignClose") ? concern::isCloseDecidedBy : concern::isResponseDecidedBy;
    }

    Set<String> present(Concern concern, Role role) {
        return among(concern, List.of(role), person -> !people.isAbsent(person.id()));
    }

    private static List<List<Role>> rolesInLine(Concern concern) {
        return single(concern.handlerRole().line());
    }

    /** Also where nobody handles it, somebody is asked who should. */
    private static List<List<Role>> everybodyInLine(Concern concern) {
        return rolesInLine(concern).isEmpty() ? single(HandlerRole.CPO.line()) : rolesInLine(concern);
    }

    private static List<List<Role>> single(List<Role> roles) {
        return roles.stream().map(List::of).toList();
    }

    /** Of the first group in which anybody is there and meant; if nobody is there anywhere, of those who are absent. */
    private Set<String> first(Concern concern, List<List<Role>> groups, Predicate<Person> isMeant) {
        return firstOf(concern, groups, isMeant.and(person -> !people.isAbsent(person.id())))
                .or(() -> firstOf(concern, groups, isMeant))
                .orElse(Set.of());
    }

    private Optional<Set<String>> firstOf(Concern concern, List<List<Role>> groups, Predicate<Person> isMeant) {
        return groups.stream()
                .map(roles -> among(concern, roles, isMeant))
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    private Set<String> among(Concern concern, List<Role> roles, Predicate<Person> isMeant) {
        return people.holding(roles.toArray(Role[]::new)).stream()
                .filter(person -> !concern.excludes(person))
                .filter(isMeant)
                .map(Person::id)
                .collect(Collectors.toCollection(HashSet::new));
    }
}

package school.safeguarding.concern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final List<Role> HANDLING = HandlerRole.CPO.line();

    private final People people;

    Responsible(People people) {
        this.people = people;
    }

    /** Whoever was named for it and still has a part in handling; else the first in line who is there: the CPO, else the deputy. */
    Set<String> handlers(Concern concern) {
        Optional<String> named = concern.assignedTo()
                .flatMap(people::person)
                .filter(person -> !concern.excludes(person) && !people.isAbsent(person.id()))
                .filter(person ->
                        isInLine(concern, person, concern.handlerRole().line()))
                .map(Person::id);
        return named.map(Set::of).orElseGet(() -> first(concern, rolesInLine(concern), person -> true));
    }

    /** Who stands in for the handlers: the deputies of a concern that the CPO works. */
    Set<String> deputies(Concern concern) {
        return concern.handlerRole() == HandlerRole.CPO ? present(concern, Role.DEPUTY_CPO) : Set.of();
    }

    /** Whoever decided does not countersign, and neither does anybody else who handles. */
    Set<String> countersigners(Concern concern, Predicate<String> hasDecided) {
        List<List<Role>> groups = concern.handlerRole().countersigners();
        Set<String> found = first(concern, groups, person -> !hasDecided.test(person.id()));
        boolean isForNewcomersOnly = found.isEmpty()
                && newcomers(concern, groups.stream().flatMap(List::stream).toList()).stream()
                        .anyMatch(hasDecided.negate());
        // They may be handed it; until then it must not be nobody's.
        return isForNewcomersOnly
                ? first(concern, rolesInLine(concern), person -> !hasDecided.test(person.id()))
                : found;
    }

    /** The next in line who may know of the concern and is not the one who could not be reached. */
    Set<String> nextPerson(Concern concern, Optional<String> unreached) {
        return first(concern, everybodyInLine(concern), person -> !unreached
                .map(person.id()::equals)
                .orElse(false));
    }

    /** Whoever is above: the head, else the next who may know. */
    Set<String> overseers(Concern concern) {
        return first(
                concern,
                single(List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.CPO, Role.DEPUTY_CPO)),
                person -> true);
    }

    /**
     * Who answers a worry about how it was handled: never whoever handled it. The head's goes to the chair, the chair's to the
     * deputy chair; where nobody is left, the LADO is told. Source: KCSIE part one.
     */
    Set<String> worryAnswerers(Concern concern) {
        return first(concern, single(concern.handlerRole().above()), person -> !hasHandled(concern, person));
    }

    /** The same one after another, for one that is late. */
    List<String> mayAnswerWorry(Concern concern) {
        return concern.handlerRole().above().stream()
                .flatMap(role -> present(concern, role).stream().sorted())
                .filter(account -> people.person(account)
                        .filter(person -> !hasHandled(concern, person))
                        .isPresent())
                .distinct()
                .toList();
    }

    private boolean hasHandled(Concern concern, Person person) {
        return concern.wasHandledBy(person.id()) || handlers(concern).contains(person.id());
    }

    /**
     * Who is told of a correction and confirms it: whoever is above, and never who asked for it. What paper shows is for
     * whoever countersigns. That it is not about the head nobody of the school says but the chair, or who stands in for them.
     */
    Set<String> confirmers(Concern concern, Correction correction) {
        return first(
                concern,
                correction.kind() == Correction.Kind.SHOWN_ON_PAPER
                        ? concern.handlerRole().countersigners()
                        : single(confirming(correction)),
                person -> !person.id().equals(correction.askedBy()));
    }

    /** The same one after another, for one that is late. */
    List<String> mayConfirm(Concern concern, Correction correction) {
        return confirming(correction).stream()
                .flatMap(role -> present(concern, role).stream().sorted())
                .filter(account -> !account.equals(correction.askedBy()))
                .distinct()
                .toList();
    }

    private List<Role> confirming(Correction correction) {
        return correction.isAboutHead(people)
                ? List.of(Role.CHAIR, Role.DEPUTY_CHAIR)
                : List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.CPO, Role.DEPUTY_CPO);
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

    /** Who came into the line after the concern did and is there: somebody of the line may hand it to them, nobody else. */
    List<String> newcomers(Concern concern) {
        return newcomers(
                concern, everybodyInLine(concern).stream().flatMap(List::stream).toList());
    }

    private List<String> newcomers(Concern concern, List<Role> roles) {
        return people.holding(roles.toArray(Role[]::new)).stream()
                .filter(person -> !concern.excludes(person) && !people.isAbsent(person.id()))
                .filter(person -> !isInLine(concern, person))
                .map(Person::id)
                .toList();
    }

    /**
     * Who may be given a step, in the order in which they are asked, newcomers last: whoever decided does not countersign.
     */
    List<String> takers(Concern concern, String step, String offeredTo) {
        if (offeredTo.equals("reporter")) {
            return List.of();
        }
        if (offeredTo.equals(ConcernOffers.OVERSEER)) {
            return mayAnswerWorry(concern);
        }
        List<String> able = new ArrayList<>(mayAct(concern, step, offeredTo));
        if (!offeredTo.equals("countersigner")) {
            able.addAll(newcomers(concern));
            return able;
        }
        List<Role> countersigning = concern.handlerRole().countersigners().stream()
                .flatMap(List::stream)
                .toList();
        Set<String> countersigners = countersigning.stream()
                .flatMap(role -> present(concern, role).stream())
                .collect(Collectors.toSet());
        List<String> meant =
                new ArrayList<>(able.stream().filter(countersigners::contains).toList());
        newcomers(concern, countersigning).stream()
                .filter(decider(concern, step).negate())
                .forEach(meant::add);
        return meant.isEmpty() ? able : meant;
    }

    /** Who may be asked to see to a late step: whoever decided has no say in who countersigns. */
    List<String> mayAct(Concern concern, String step, String offeredTo) {
        if (offeredTo.equals(ConcernOffers.OVERSEER)) {
            return mayAnswerWorry(concern);
        }
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
                .filter(person -> isInLine(concern, person, roles))
                .filter(isMeant)
                .map(Person::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether this person may come to handle it without anybody handing it to them. */
    boolean isInLine(Concern concern, Person person) {
        return isInLine(concern, person, HANDLING);
    }

    private boolean isInLine(Concern concern, Person person, List<Role> roles) {
        return holdsInLine(concern, person, roles)
                || roles.stream().anyMatch(person::holds) && isNobodyLeftInLine(concern);
    }

    private static boolean holdsInLine(Concern concern, Person person, List<Role> roles) {
        return roles.stream().anyMatch(role -> concern.isInLine(person, role));
    }

    /**
     * Where nobody is left who could hand it over it is whose it would be anyway: a concern that is nobody's is worse. Not at
     * once where somebody has only just left, which one person says alone.
     */
    private boolean isNobodyLeftInLine(Concern concern) {
        return Stream.concat(
                        people.holding(HANDLING.toArray(Role[]::new)).stream(), people.staff().leftLately().stream())
                .noneMatch(person -> !concern.excludes(person) && holdsInLine(concern, person, HANDLING));
    }
}

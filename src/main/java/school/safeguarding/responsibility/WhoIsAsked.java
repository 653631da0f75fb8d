package school.safeguarding.responsibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;
import school.safeguarding.step.StepId;

/**
 * Who may handle, countersign or take up a concern: never anybody whom the worry may be about, or who has stepped out.
 * Whoever is absent is asked only when nobody else is left.
 */
@Component
public class WhoIsAsked {

    private static final List<Role> HANDLING = HandlerRole.CPO.line();

    /** The words of {@code offeredTo} that these rules are about. */
    public static final String HANDLER = "handler";

    public static final String COUNTERSIGNER = "countersigner";
    public static final String REPORTER = "reporter";

    /** Whoever is above the handler, for a worry about how it was handled. */
    public static final String OVERSEER = "overseer";

    /** A second person to something that was put right. */
    public static final String CONFIRMER = "confirmer";

    private final Supplier<Staff> staff;

    @Autowired
    WhoIsAsked(People people) {
        this(people::staff);
    }

    /** @param staff the school's people as they are when a rule is asked */
    public WhoIsAsked(Supplier<Staff> staff) {
        this.staff = staff;
    }

    /** Whoever was named for it and still has a part in handling; else the first in line who is there: the CPO, else the deputy. */
    public Set<AccountId> handlers(ConcernFacts concern) {
        Optional<AccountId> named = concern.assignedTo()
                .flatMap(staff.get()::person)
                .filter(person -> !concern.excludes(person) && !staff.get().isAbsent(person.id()))
                .filter(person -> isInLine(concern, person, concern.handledAs().line()))
                .map(Person::id);
        return named.map(Set::of).orElseGet(() -> first(concern, rolesInLine(concern), person -> true));
    }

    /** Who stands in for the handlers: the deputies of a concern that the CPO works. */
    public Set<AccountId> deputies(ConcernFacts concern) {
        return concern.handledAs() == HandlerRole.CPO ? present(concern, Role.DEPUTY_CPO) : Set.of();
    }

    /**
     * Whoever decided does not countersign, and neither does anybody else who handles.
     *
     * @param step the user task's id in its model
     */
    public Set<AccountId> countersigners(ConcernFacts concern, StepId step) {
        return countersigners(concern, account -> concern.isDecider(account, step));
    }

    /** The same where it is said of an account id whether it is whoever decided. */
    public Set<AccountId> countersigners(ConcernFacts concern, Predicate<AccountId> hasDecided) {
        List<List<Role>> groups = concern.handledAs().countersigners();
        Set<AccountId> found = first(concern, groups, person -> !hasDecided.test(person.id()));
        boolean isForNewcomersOnly = found.isEmpty()
                && newcomers(concern, groups.stream().flatMap(List::stream).toList()).stream()
                        .anyMatch(hasDecided.negate());
        // They may be handed it; until then it must not be nobody's.
        return isForNewcomersOnly
                ? first(concern, rolesInLine(concern), person -> !hasDecided.test(person.id()))
                : found;
    }

    /** The next in line who may know of the concern and is not the one who could not be reached. */
    public Set<AccountId> nextPerson(ConcernFacts concern, Optional<AccountId> unreached) {
        return first(concern, everybodyInLine(concern), person -> !unreached
                .map(person.id()::equals)
                .orElse(false));
    }

    /** Whoever is above: the head, else the next who may know. */
    public Set<AccountId> overseers(ConcernFacts concern) {
        return first(
                concern,
                single(List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.CPO, Role.DEPUTY_CPO)),
                person -> true);
    }

    /**
     * Who answers a worry about how it was handled: never whoever handled it. The head's goes to the chair, the chair's to the
     * deputy chair; where nobody is left, the LADO is told. Source: KCSIE part one.
     */
    public Set<AccountId> worryAnswerers(ConcernFacts concern) {
        return first(concern, single(concern.handledAs().above()), person -> !hasHandled(concern, person));
    }

    /** The same one after another, for one that is late. */
    public List<AccountId> mayAnswerWorry(ConcernFacts concern) {
        return concern.handledAs().above().stream()
                .flatMap(role -> present(concern, role).stream().sorted())
                .filter(account -> staff.get()
                        .person(account)
                        .filter(person -> !hasHandled(concern, person))
                        .isPresent())
                .distinct()
                .toList();
    }

    private boolean hasHandled(ConcernFacts concern, Person person) {
        return concern.wasHandledBy(person.id()) || handlers(concern).contains(person.id());
    }

    /**
     * Who is told of a correction and confirms it: whoever is above, and never who asked for it. What paper shows is for
     * whoever countersigns. That it is not about the head nobody of the school says but the chair, or who stands in for them.
     */
    public Set<AccountId> confirmers(ConcernFacts concern, ToConfirm correction) {
        return first(
                concern,
                correction.isOnPaper() ? concern.handledAs().countersigners() : single(confirming(correction)),
                person -> !person.id().equals(correction.askedBy()));
    }

    /** The same one after another, for one that is late. */
    public List<AccountId> mayConfirm(ConcernFacts concern, ToConfirm correction) {
        return confirming(correction).stream()
                .flatMap(role -> present(concern, role).stream().sorted())
                .filter(account -> !account.equals(correction.askedBy()))
                .distinct()
                .toList();
    }

    private static List<Role> confirming(ToConfirm correction) {
        return correction.isAboutHead()
                ? List.of(Role.CHAIR, Role.DEPUTY_CHAIR)
                : List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.CPO, Role.DEPUTY_CPO);
    }

    /** Everyone who may be made responsible, in the order in which they are asked. */
    public List<AccountId> line(ConcernFacts concern) {
        List<AccountId> line = new ArrayList<>();
        everybodyInLine(concern).stream()
                .flatMap(roles -> present(concern, roles.get(0)).stream().sorted())
                .filter(account -> !line.contains(account))
                .forEach(line::add);
        return line;
    }

    /** Who came into the line after the concern did and is there: somebody of the line may hand it to them, nobody else. */
    public List<AccountId> newcomers(ConcernFacts concern) {
        return newcomers(
                concern, everybodyInLine(concern).stream().flatMap(List::stream).toList());
    }

    private List<AccountId> newcomers(ConcernFacts concern, List<Role> roles) {
        return staff.get().holding(roles.toArray(Role[]::new)).stream()
                .filter(person -> !concern.excludes(person) && !staff.get().isAbsent(person.id()))
                .filter(person -> !isInLine(concern, person))
                .map(Person::id)
                .toList();
    }

    /**
     * Who may be given a step, in the order in which they are asked, newcomers last: whoever decided does not countersign.
     */
    public List<AccountId> takers(ConcernFacts concern, StepId step, String offeredTo) {
        if (offeredTo.equals(REPORTER)) {
            return List.of();
        }
        if (offeredTo.equals(OVERSEER)) {
            return mayAnswerWorry(concern);
        }
        List<AccountId> able = new ArrayList<>(mayAct(concern, step, offeredTo));
        if (!offeredTo.equals(COUNTERSIGNER)) {
            able.addAll(newcomers(concern));
            return able;
        }
        List<Role> countersigning = concern.handledAs().countersigners().stream()
                .flatMap(List::stream)
                .toList();
        Set<AccountId> countersigners = countersigning.stream()
                .flatMap(role -> present(concern, role).stream())
                .collect(Collectors.toSet());
        List<AccountId> meant =
                new ArrayList<>(able.stream().filter(countersigners::contains).toList());
        newcomers(concern, countersigning).stream()
                .filter(account -> !concern.isDecider(account, step))
                .forEach(meant::add);
        return meant.isEmpty() ? able : meant;
    }

    /** Who may be asked to see to a late step: whoever decided has no say in who countersigns. */
    public List<AccountId> mayAct(ConcernFacts concern, StepId step, String offeredTo) {
        if (offeredTo.equals(OVERSEER)) {
            return mayAnswerWorry(concern);
        }
        Predicate<AccountId> hasDecided =
                offeredTo.equals(COUNTERSIGNER) ? account -> concern.isDecider(account, step) : account -> false;
        return line(concern).stream().filter(hasDecided.negate()).toList();
    }

    public Set<AccountId> present(ConcernFacts concern, Role role) {
        return among(concern, List.of(role), person -> !staff.get().isAbsent(person.id()));
    }

    private static List<List<Role>> rolesInLine(ConcernFacts concern) {
        return single(concern.handledAs().line());
    }

    /** Also where nobody handles it, somebody is asked who should. */
    private static List<List<Role>> everybodyInLine(ConcernFacts concern) {
        return single(concern.everybodyInLine());
    }

    private static List<List<Role>> single(List<Role> roles) {
        return roles.stream().map(List::of).toList();
    }

    /** Of the first group in which anybody is there and meant; if nobody is there anywhere, of those who are absent. */
    private Set<AccountId> first(ConcernFacts concern, List<List<Role>> groups, Predicate<Person> isMeant) {
        return firstOf(concern, groups, isMeant.and(person -> !staff.get().isAbsent(person.id())))
                .or(() -> firstOf(concern, groups, isMeant))
                .orElse(Set.of());
    }

    private Optional<Set<AccountId>> firstOf(ConcernFacts concern, List<List<Role>> groups, Predicate<Person> isMeant) {
        return groups.stream()
                .map(roles -> among(concern, roles, isMeant))
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    private Set<AccountId> among(ConcernFacts concern, List<Role> roles, Predicate<Person> isMeant) {
        Set<AccountId> found = new HashSet<>();
        Set<AccountId> foundIfNobodyIsLeft = new HashSet<>();
        for (Person person : staff.get().all()) {
            if (holdsAny(person, roles) && !concern.excludes(person) && isMeant.test(person)) {
                (holdsInLine(concern, person, roles) ? found : foundIfNobodyIsLeft).add(person.id());
            }
        }
        if (!foundIfNobodyIsLeft.isEmpty() && isNobodyLeftInLine(concern)) {
            found.addAll(foundIfNobodyIsLeft);
        }
        return found;
    }

    /** Whether this person may come to handle it without anybody handing it to them. */
    public boolean isInLine(ConcernFacts concern, Person person) {
        return isInLine(concern, person, HANDLING);
    }

    private boolean isInLine(ConcernFacts concern, Person person, List<Role> roles) {
        return holdsInLine(concern, person, roles) || (holdsAny(person, roles) && isNobodyLeftInLine(concern));
    }

    private static boolean holdsAny(Person person, List<Role> roles) {
        for (Role role : roles) {
            if (person.holds(role)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsInLine(ConcernFacts concern, Person person, List<Role> roles) {
        for (Role role : roles) {
            if (concern.isInLine(person, role)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where nobody is left who could hand it over it is whose it would be anyway: a concern that is nobody's is worse. Not at
     * once where somebody has only just left, which one person says alone.
     */
    private boolean isNobodyLeftInLine(ConcernFacts concern) {
        return isNoneInLine(concern, staff.get().all())
                && isNoneInLine(concern, staff.get().leftLately());
    }

    private static boolean isNoneInLine(ConcernFacts concern, List<Person> people) {
        for (Person person : people) {
            if (!concern.excludes(person) && holdsInLine(concern, person, HANDLING)) {
                return false;
            }
        }
        return true;
    }
}

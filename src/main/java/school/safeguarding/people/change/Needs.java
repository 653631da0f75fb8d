package school.safeguarding.people.change;

import static school.safeguarding.people.Role.CHAIR;
import static school.safeguarding.people.Role.CPO;
import static school.safeguarding.people.Role.DEPUTY_CHAIR;
import static school.safeguarding.people.Role.DEPUTY_CPO;
import static school.safeguarding.people.Role.GOVERNORS;
import static school.safeguarding.people.Role.HEAD;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.change.AccountChange.Kind;

/**
 * Who has to agree to the change of an account. Nobody alone agrees to a role that judges them, and nobody but a chair or a
 * deputy chair to a role of governors while there is one. Pure: it knows the people that it is given and nothing else.
 */
public enum Needs {
    NOBODY(),
    /** Whom the role does not judge. */
    ONE(List.of(HEAD, CHAIR, DEPUTY_CHAIR)),
    /**
     * A password alone opens records until there is a new second factor. And whoever handles concerns may come to handle one that
     * the head or the chair may know nothing of: with IT support, either alone could put somebody of theirs there.
     */
    TWO(List.of(HEAD, DEPUTY_CHAIR), List.of(CHAIR, DEPUTY_CHAIR)),
    /** The head judges everybody else, so nobody else alone; another head is kept out of other concerns than this one. */
    OVER_HEAD(List.of(CHAIR, DEPUTY_CHAIR), List.of(DEPUTY_CHAIR, GOVERNORS, CPO)),
    /** Each governor judges the head and the other governors. */
    GOVERNORS_ROLE(List.of(CHAIR, DEPUTY_CHAIR), List.of(DEPUTY_CHAIR, CHAIR, GOVERNORS, HEAD)),
    /** The same where there is neither chair nor deputy chair who could: in force only after some days. */
    WITHOUT_CHAIR(List.of(HEAD), List.of(GOVERNORS));

    private final List<List<Role>> lines;

    @SafeVarargs
    @SuppressWarnings("varargs") // They are copied, and nothing else is done with them.
    Needs(List<Role>... lines) {
        this.lines = List.of(lines);
    }

    /**
     * @param touched the roles that somebody is given, loses, or signs in with otherwise than before
     * @param others everybody but whoever asks and whom it is about
     */
    static Needs of(Kind kind, Set<Role> touched, Collection<Person> others) {
        if (touched.stream().noneMatch(Role::opensRecords)) {
            return NOBODY;
        }
        if (touched.stream().anyMatch(Role::isOfGovernors)) {
            return GOVERNORS_ROLE.line(touched, false, others).isEmpty() ? WITHOUT_CHAIR : GOVERNORS_ROLE;
        }
        if (kind == Kind.DISABLE) {
            return NOBODY;
        }
        if (touched.contains(HEAD)) {
            return OVER_HEAD;
        }
        if (kind == Kind.REMOVE_SECOND_FACTOR || touched.contains(CPO) || touched.contains(DEPUTY_CPO)) {
            return TWO;
        }
        return ONE.line(touched, false, others).isEmpty() ? OVER_HEAD : ONE;
    }

    /** Whether one of these roles judges this person. */
    static boolean isJudge(Set<Role> touched, Person person) {
        Set<Role> judges = EnumSet.noneOf(Role.class);
        person.roles().forEach(role -> judges.addAll(role.judgedBy()));
        return touched.stream().anyMatch(judges::contains);
    }

    /** Those who may agree as the first or the second, in the order in which they are asked; nobody twice. */
    List<Set<AccountId>> line(Set<Role> touched, boolean isSecond, Collection<Person> others) {
        if (lines.size() <= (isSecond ? 1 : 0)) {
            return List.of();
        }
        Set<AccountId> before = new LinkedHashSet<>();
        return lines.get(isSecond ? 1 : 0).stream()
                .map(role -> {
                    Set<AccountId> holding = new LinkedHashSet<>();
                    others.stream()
                            .filter(person -> person.holds(role) && mayAgree(touched, isSecond, person))
                            .map(Person::id)
                            .filter(before::add)
                            .forEach(holding::add);
                    return holding;
                })
                .filter(ids -> !ids.isEmpty())
                .<Set<AccountId>>map(ids -> ids)
                .toList();
    }

    private boolean mayAgree(Set<Role> touched, boolean isSecond, Person person) {
        return switch (this) {
            case ONE -> !isJudge(touched, person);
            // A head who is a governor too is not both of them, nor are two heads.
            case WITHOUT_CHAIR -> !isSecond || !person.holds(HEAD);
            case NOBODY, TWO, OVER_HEAD, GOVERNORS_ROLE -> true;
        };
    }

    /** How many have to agree, each another person. */
    public int count() {
        return lines.size();
    }

    /** Whether what was agreed to in this way is enough where that other one is needed by now. */
    boolean isEnoughFor(Needs now) {
        return now == this || now == NOBODY || (now == ONE && this == TWO);
    }
}

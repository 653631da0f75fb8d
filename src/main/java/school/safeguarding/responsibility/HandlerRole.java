package school.safeguarding.responsibility;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import school.safeguarding.coded.Coded;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** The role that works a concern, as {@code handler.dmn} names it. The first who is there works it. */
public enum HandlerRole implements Coded {
    CPO("the CPO", Role.CPO, Role.DEPUTY_CPO),
    HEAD("the headteacher", Role.HEAD),
    CHAIR("the chair of governors", Role.CHAIR),
    DEPUTY_CHAIR("the deputy chair of governors", Role.DEPUTY_CHAIR),
    NOBODY("nobody yet");

    private final String inWords;
    private final List<Role> roles;

    HandlerRole(String inWords, Role... roles) {
        this.inWords = inWords;
        this.roles = List.of(roles);
    }

    public String inWords() {
        return inWords;
    }

    public List<Role> roles() {
        return roles;
    }

    /** Of two tables the one that passes over more people: each role here stands outside of those before it. */
    public HandlerRole orFurther(HandlerRole other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** As what a person handles who was named for it. */
    public static HandlerRole of(Person person) {
        return Stream.of(CPO, HEAD, CHAIR, DEPUTY_CHAIR)
                .filter(role -> role.roles.stream().anyMatch(person::holds))
                .findFirst()
                .orElse(DEPUTY_CHAIR);
    }

    /** Who is asked, one after another, while nobody before them is there. */
    public List<Role> line() {
        return switch (this) {
            case CPO -> List.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);
            case HEAD -> List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.CPO, Role.DEPUTY_CPO);
            case CHAIR -> List.of(Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.HEAD, Role.CPO, Role.DEPUTY_CPO);
            case DEPUTY_CHAIR ->
                List.of(Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.CHAIR, Role.HEAD, Role.CPO, Role.DEPUTY_CPO);
            case NOBODY -> List.of();
        };
    }

    /** Who is above this handler, one after another. */
    List<Role> above() {
        return switch (this) {
            case CPO, NOBODY -> List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR);
            case HEAD -> List.of(Role.CHAIR, Role.DEPUTY_CHAIR);
            case CHAIR -> List.of(Role.DEPUTY_CHAIR);
            case DEPUTY_CHAIR -> List.of(Role.CHAIR);
        };
    }

    /** Who may countersign what this handler decided, the first group with anybody left in it. */
    List<List<Role>> countersigners() {
        return switch (this) {
            case CPO -> List.of(List.of(Role.DEPUTY_CPO, Role.HEAD));
            case HEAD -> List.of(List.of(Role.CHAIR), List.of(Role.DEPUTY_CHAIR), List.of(Role.GOVERNORS));
            case CHAIR -> List.of(List.of(Role.DEPUTY_CHAIR, Role.GOVERNORS));
            case DEPUTY_CHAIR -> List.of(List.of(Role.GOVERNORS));
            case NOBODY -> List.of();
        };
    }

    /** Whether somebody beside these may countersign what this handler decided. */
    public boolean isCountersignedWithout(Set<Role> keptOut) {
        return countersigners().stream().flatMap(List::stream).anyMatch(role -> !keptOut.contains(role));
    }

    /** Whether somebody beside these is above this handler. */
    public boolean isOverseenWithout(Set<Role> keptOut) {
        return above().stream().anyMatch(role -> !keptOut.contains(role));
    }

    public static HandlerRole withCode(String code) {
        return Coded.of(HandlerRole.class, code);
    }
}

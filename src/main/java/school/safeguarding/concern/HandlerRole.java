package school.safeguarding.concern;

import java.util.Arrays;
import java.util.List;
import school.safeguarding.people.Role;

/** The role that works a concern, as {@code handler.dmn} names it. The first who is there works it. */
enum HandlerRole {
    CPO("cpo", "the CPO", Role.CPO, Role.DEPUTY_CPO),
    HEAD("head", "the headteacher", Role.HEAD),
    CHAIR("chair", "the chair of governors", Role.CHAIR),
    DEPUTY_CHAIR("deputy-chair", "the deputy chair of governors", Role.DEPUTY_CHAIR),
    NOBODY("nobody", "nobody yet");

    private final String code;
    private final String inWords;
    private final List<Role> roles;

    HandlerRole(String code, String inWords, Role... roles) {
        this.code = code;
        this.inWords = inWords;
        this.roles = List.of(roles);
    }

    String code() {
        return code;
    }

    String inWords() {
        return inWords;
    }

    List<Role> roles() {
        return roles;
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

    static HandlerRole withCode(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such handler role"));
    }
}

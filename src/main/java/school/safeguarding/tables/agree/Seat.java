package school.safeguarding.tables.agree;

import java.util.ArrayList;
import java.util.List;
import school.safeguarding.people.Role;

/** Those who agree to a table: each stands for the other where the first of a line is nobody or has agreed already. */
enum Seat {
    HEAD(List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR)),
    CPO(List.of(Role.CPO, Role.DEPUTY_CPO)),

    /** Who handles a concern is agreed to by the governors too, once the others have. */
    CHAIR(List.of(Role.CHAIR, Role.DEPUTY_CHAIR));

    private final List<Role> line;

    Seat(List<Role> line) {
        this.line = line;
    }

    /** @param isChairAsked whether the chair has a seat of their own, and so takes nobody else's */
    List<Role> line(boolean isChairAsked) {
        List<Role> asked = new ArrayList<>(line);
        if (isChairAsked && this == HEAD) {
            asked.remove(Role.CHAIR);
        }
        return asked;
    }
}

package school.safeguarding.tables;

import java.util.List;
import school.safeguarding.people.Role;

/** The two who agree to a table: each stands for the other where the first of a line is nobody or has agreed already. */
enum Seat {
    HEAD(List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR)),
    CPO(List.of(Role.CPO, Role.DEPUTY_CPO));

    private final List<Role> line;

    Seat(List<Role> line) {
        this.line = line;
    }

    List<Role> line() {
        return line;
    }
}

package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.stream.Stream;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** A list of low-level concerns: whose it is, and who reads it beside them. */
public enum KeptList {
    HEAD("the headteacher’s list", Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR),
    /** What is about the head. */
    CHAIR("the chair’s list", Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    private final String inWords;
    private final Role keeper;
    private final List<Role> secondReaders;

    KeptList(String inWords, Role keeper, Role... secondReaders) {
        this.inWords = inWords;
        this.keeper = keeper;
        this.secondReaders = List.of(secondReaders);
    }

    String inWords() {
        return inWords;
    }

    public boolean isKeptBy(Person person) {
        return person.holds(keeper);
    }

    /** Who is asked for what its keeper has to do, one after another. */
    List<Role> keepers() {
        return Stream.concat(Stream.of(keeper), secondReaders.stream()).toList();
    }

    /** Who is asked to read it as well, one after another: whoever countersigns what its keeper decides elsewhere. */
    List<Role> secondReaders() {
        return secondReaders;
    }
}

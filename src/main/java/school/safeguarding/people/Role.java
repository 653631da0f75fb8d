package school.safeguarding.people;

import java.util.EnumSet;
import java.util.Set;
import school.safeguarding.coded.Coded;

/** What a person is in the school. The id is the group's id in the engine. */
public enum Role implements Coded {
    STAFF("staff"),
    CPO("CPO"),
    DEPUTY_CPO("deputy CPO"),
    HEAD("headteacher"),
    CHAIR("chair of governors"),
    DEPUTY_CHAIR("deputy chair of governors"),
    GOVERNORS("governors"),
    IT_SUPPORT("IT support");

    private final String inWords;

    Role(String inWords) {
        this.inWords = inWords;
    }

    /** Whether somebody who is this may come to handle a concern, and so to read its record. */
    public boolean readsRecords() {
        return this != STAFF && this != IT_SUPPORT;
    }

    /** Whether somebody who is this can come to open records: by reading them, or by saying who may. */
    public boolean opensRecords() {
        return readsRecords() || this == IT_SUPPORT;
    }

    /**
     * Who handles a worry about somebody who is this, or looks over what they decided: none of them owes a role to whom they
     * judge alone. Source: the table of handlers, and KCSIE part four.
     */
    public Set<Role> judgedBy() {
        return switch (this) {
            case CPO, DEPUTY_CPO -> EnumSet.of(HEAD, DEPUTY_CPO);
            case HEAD -> EnumSet.of(CHAIR, DEPUTY_CHAIR, GOVERNORS);
            case CHAIR -> EnumSet.of(HEAD, DEPUTY_CHAIR, GOVERNORS);
            case DEPUTY_CHAIR -> EnumSet.of(HEAD, CHAIR, GOVERNORS);
            case GOVERNORS -> EnumSet.of(HEAD, CHAIR, DEPUTY_CHAIR);
            case STAFF, IT_SUPPORT -> EnumSet.noneOf(Role.class);
        };
    }

    /** Whether whoever is in this role is asked in the same line as somebody in that one, before or after them. */
    public boolean isOfLineOf(Role other) {
        return this == other
                || (isOfGovernors() && other.isOfGovernors())
                || EnumSet.of(CPO, DEPUTY_CPO).containsAll(EnumSet.of(this, other));
    }

    public boolean isOfGovernors() {
        return this == CHAIR || this == DEPUTY_CHAIR || this == GOVERNORS;
    }

    public String id() {
        return code();
    }

    public String inWords() {
        return inWords;
    }

    /** @throws IllegalArgumentException if no role has this id */
    public static Role withId(String id) {
        return Coded.of(Role.class, id);
    }
}

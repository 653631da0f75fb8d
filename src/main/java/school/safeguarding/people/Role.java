package school.safeguarding.people;

/** What a person is in the school. The id is the group's id in the engine. */
public enum Role {
    STAFF("staff"),
    CPO("cpo"),
    DEPUTY_CPO("deputy-cpo"),
    HEAD("head"),
    CHAIR("chair"),
    DEPUTY_CHAIR("deputy-chair"),
    GOVERNORS("governors"),
    IT_SUPPORT("it-support");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** Whether somebody who is this may come to handle a concern, and so to read its record. */
    public boolean readsRecords() {
        return this != STAFF && this != IT_SUPPORT;
    }

    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException if no role has this id */
    public static Role withId(String id) {
        for (Role role : values()) {
            if (role.id.equals(id)) {
                return role;
            }
        }
        throw new IllegalArgumentException("No role " + id);
    }
}

package school.safeguarding.people;

/** What a person is in the school. The id is the group's id in the engine. */
public enum Role {
    STAFF("staff", "staff"),
    CPO("cpo", "CPO"),
    DEPUTY_CPO("deputy-cpo", "deputy CPO"),
    HEAD("head", "headteacher"),
    CHAIR("chair", "chair of governors"),
    DEPUTY_CHAIR("deputy-chair", "deputy chair of governors"),
    GOVERNORS("governors", "governors"),
    IT_SUPPORT("it-support", "IT support");

    private final String id;
    private final String inWords;

    Role(String id, String inWords) {
        this.id = id;
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

    public String id() {
        return id;
    }

    public String inWords() {
        return inWords;
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

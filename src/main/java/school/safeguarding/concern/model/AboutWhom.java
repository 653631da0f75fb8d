package school.safeguarding.concern.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import school.safeguarding.coded.Coded;
import school.safeguarding.people.Role;

/**
 * Whom a worry is about, and which roles therefore see nothing of the concern. Source: KCSIE part four; the last choice
 * asks no name and so excludes everyone who would normally deal with it.
 */
public enum AboutWhom implements Coded {
    // Concerns are sealed with these in this order: whoever changes it shuts those with two of them.
    CHILD,
    PARENT,
    STRANGER,
    ONLINE,
    UNKNOWN,
    STAFF,
    CPO(Role.CPO, Role.DEPUTY_CPO),
    HEAD(Role.HEAD),
    CHAIR(Role.CHAIR),
    GOVERNOR(Role.GOVERNORS, Role.DEPUTY_CHAIR),
    USUAL_HANDLER(Role.CPO, Role.DEPUTY_CPO, Role.HEAD),

    /** Staff, not known who, and the head is not ruled out. */
    UNNAMED_STAFF(Role.HEAD),

    /** Not ticked, but found by name or title in what was written. The LADO is not told before a second person confirms it. */
    NAMED_CPO(Role.CPO, Role.DEPUTY_CPO),
    NAMED_HEAD(Role.HEAD),
    NAMED_CHAIR(Role.CHAIR),
    NAMED_GOVERNOR(Role.GOVERNORS, Role.DEPUTY_CHAIR);

    public static final Set<AboutWhom> NAMED = EnumSet.of(NAMED_CPO, NAMED_HEAD, NAMED_CHAIR, NAMED_GOVERNOR);

    private static final Set<AboutWhom> STAFF_CONCERN = EnumSet.of(STAFF, CPO, HEAD, CHAIR, GOVERNOR);

    private final Set<Role> excluded;

    AboutWhom(Role... excluded) {
        this.excluded = excluded.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(excluded));
    }

    public Set<Role> excluded() {
        return excluded;
    }

    /** What it is once a second person has confirmed that it is about whoever was only named. */
    public AboutWhom confirmed() {
        return switch (this) {
            case NAMED_CPO -> CPO;
            case NAMED_HEAD -> HEAD;
            case NAMED_CHAIR -> CHAIR;
            case NAMED_GOVERNOR -> GOVERNOR;
            default -> this;
        };
    }

    /** As people read it. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("cpo", "CPO or deputy");
    }

    /** Whether the LADO is told first. */
    public boolean isStaffConcern() {
        return STAFF_CONCERN.contains(this);
    }

    public static AboutWhom withCode(String code) {
        return Coded.of(AboutWhom.class, code);
    }
}

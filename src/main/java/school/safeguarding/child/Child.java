package school.safeguarding.child;

import school.safeguarding.child.name.FoldedName;

/** One child, in the school's register or not. */
public record Child(ChildId id, boolean isInRegister, Particulars particulars) {

    public String name() {
        return particulars.fullName();
    }

    /** Whether somebody can be known by what was typed as a name: not by “not known”. */
    public static boolean isNamed(String typedName) {
        return FoldedName.of(typedName).isSomebody();
    }

    public KnownAs knownAs() {
        return particulars.knownAs();
    }
}

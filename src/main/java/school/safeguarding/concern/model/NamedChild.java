package school.safeguarding.concern.model;

import school.safeguarding.child.ChildId;
import school.safeguarding.reference.Reference;

/** One line of which children a concern names: that a child was named, confirmed, or taken out again. */
public record NamedChild(Reference reference, Kind kind, ChildId child, State state) {

    public enum Kind {
        CHILD,
        SIBLING
    }

    public enum State {
        /** As the reporter typed it, or as somebody named a brother or sister. */
        NAMED,
        /** Whoever handles it has said that it is this child. */
        CONFIRMED,
        TAKEN_OUT
    }

    public boolean is(Kind asked) {
        return kind == asked;
    }

    public boolean isTakenOut() {
        return state == State.TAKEN_OUT;
    }

    public boolean isConfirmed() {
        return state == State.CONFIRMED;
    }
}

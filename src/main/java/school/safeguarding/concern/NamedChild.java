package school.safeguarding.concern;

import school.safeguarding.child.ChildId;

/** One line of which children a concern names: that a child was named, confirmed, or taken out again. */
record NamedChild(String reference, Kind kind, ChildId child, State state) {

    enum Kind {
        CHILD,
        SIBLING
    }

    enum State {
        /** As the reporter typed it, or as somebody named a brother or sister. */
        NAMED,
        /** Whoever handles it has said that it is this child. */
        CONFIRMED,
        TAKEN_OUT
    }

    boolean is(Kind asked) {
        return kind == asked;
    }

    boolean isTakenOut() {
        return state == State.TAKEN_OUT;
    }

    boolean isConfirmed() {
        return state == State.CONFIRMED;
    }
}

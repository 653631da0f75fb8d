package school.safeguarding.child;

import java.util.List;

/** A file has changed what the register says of pupils, or that they are in it. */
public record PupilsChanged(List<Change> changes) {

    /** @param hasLeft whether they are in the register no longer, which may be all that is new */
    public record Change(ChildId child, Particulars before, Particulars now, boolean hasLeft) {}
}

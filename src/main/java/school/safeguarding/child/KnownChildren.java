package school.safeguarding.child;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every child whom the school knows of. Whether a concern names them is for the concern to say. */
public interface KnownChildren {

    /** Keeps a child of this name who is not in the register, for the caller's transaction. */
    Child add(String fullName, Optional<LocalDate> bornOn);

    Optional<Child> of(ChildId id);

    /** @return without those who are not there, have been forgotten, or cannot be opened */
    Map<ChildId, Child> of(Collection<ChildId> ids);

    /** Whether anybody has left whom the register has not forgotten. */
    boolean isAnybodyGone();

    /** Whether one of these rows, which are of one child, was in the register, and none is in it now. */
    boolean haveLeft(Collection<ChildId> ids);

    /** Whoever is in the register under this family; nobody where the register says none. */
    List<Child> ofFamily(String family);

    /** Whoever is in the register and may be offered to those who handle concerns; empty where that would be too many to choose from. */
    List<Child> offered();

    /**
     * Everybody, in the register or not, of whom each word that was typed begins a word of a name or, from three letters, stands
     * within one; or who was born on that day. Opens no row, as {@link #like}.
     *
     * @param bornOn empty where it is not asked for
     */
    Set<ChildId> sought(String typedName, Optional<LocalDate> bornOn);

    /**
     * Who is the same child, then who may be. Opens no row: compared is what this node holds in memory, which is what was
     * committed before, so nothing that the caller's own transaction has added.
     */
    Map<ChildId, SameChild> like(KnownAs known);
}

package school.safeguarding.family;

import java.util.Collection;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;

/** Who on the staff is family of a child. Finds too many rather than too few: somebody else says who is not. */
public interface Families {

    /**
     * Account ids of whoever is family of one of these children, or of a brother or sister of theirs by the register.
     *
     * @param children of one who is not in the register everybody counts who may be meant
     */
    Set<AccountId> of(Collection<Child> children);

    /**
     * The same for whoever may be meant by a name that somebody typed.
     *
     * @param name perhaps with how they may be known
     */
    Set<AccountId> called(String name);

    /** Children whom somebody on the staff is said to be family of now. */
    Set<ChildId> linked();

    /** The child, the brothers and sisters of the child by the register, and everybody who may be one of them. */
    Set<ChildId> household(ChildId child);
}

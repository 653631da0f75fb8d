package school.safeguarding.engine;

import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** Who has a part in a concern, and how they give it up. */
public interface Participation {

    /**
     * Whether this person may have any part in this concern: as its reporter, or as somebody who may come to handle it and
     * has no conflict. Asked again when a step is submitted, whatever the engine's grants say.
     */
    boolean mayTakePart(Reference reference, AccountId account);

    /** Somebody steps out of a concern: from now on they are treated as if the worry were about them. */
    void stepOut(Reference reference, AccountId account, String reason);
}

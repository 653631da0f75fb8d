package school.safeguarding.engine;

import java.util.Optional;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** How the engine's web application asks for what a form shows of a concern's record. */
public interface RecordViews {

    /**
     * @param reader the account id of who reads
     * @return the view as one JSON object, for this reader; empty if there is nothing for them to read, without saying why
     */
    Optional<String> viewAsJson(Reference reference, AccountId reader);

    /** Whether this reader may read the whole record now. A step that is done without it is not enough. */
    boolean mayRead(Reference reference, AccountId reader);

    /** Whether this reader may know of the concern, and may come to handle it. */
    boolean mayKnowOf(Reference reference, AccountId reader);
}

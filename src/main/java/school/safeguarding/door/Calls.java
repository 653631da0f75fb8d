package school.safeguarding.door;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** The table of calls, for whoever stands at the door. */
public interface Calls {

    /** The attribute of a request that holds the account id of whoever is signed in. */
    String ACCOUNT = "school.safeguarding.account";

    /** Whether this person may make this call, by its roles and its rule. What the table does not name nobody may. */
    boolean may(String method, String path, Caller caller);

    /** Whether anybody could make this call at all. */
    boolean isThere(String method, String path);

    /** The id of the step that this call is for; empty for a call that is for none. */
    Optional<Step> step(String method, String path);

    /** @param reference the concern that it is, or was, a step of; empty if there is no such open step or it is about none */
    record Step(String id, Optional<Reference> reference) {}

    /** Whether a page makes this call without anybody doing anything. */
    boolean isByItself(String method, String path);

    /** How much this call may send, where it is more than others may; empty where it is not. */
    Optional<Body> body(String method, String path);

    /**
     * @param atMost bytes
     * @param within how long it may take to arrive, in all
     */
    record Body(int atMost, Duration within) {}

    /**
     * @param account {@link AccountId#NOBODY} where nobody is known
     * @param isSignedIn false while a step of signing in is still missing
     * @param roles role ids
     */
    record Caller(AccountId account, boolean isSignedIn, Set<String> roles) {

        public static final Caller NOBODY = new Caller(AccountId.NOBODY, false, Set.of());

        boolean isKnown() {
            return !account.equals(AccountId.NOBODY);
        }
    }
}

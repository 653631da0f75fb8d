package school.safeguarding.engine;

import java.util.Set;

/** The table of calls, for whoever stands at the door. */
public interface Calls {

    /** Whether this person may make this call, by its roles and its rule. What the table does not name nobody may. */
    boolean may(String method, String path, Caller caller);

    /** Whether a page makes this call without anybody doing anything. */
    boolean isByItself(String method, String path);

    /**
     * @param account empty for nobody
     * @param isSignedIn false while a step of signing in is still missing
     * @param roles role ids
     */
    record Caller(String account, boolean isSignedIn, Set<String> roles) {

        public static final Caller NOBODY = new Caller("", false, Set.of());

        boolean isKnown() {
            return !account.isEmpty();
        }
    }
}

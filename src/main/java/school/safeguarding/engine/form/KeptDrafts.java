package school.safeguarding.engine.form;

import java.util.Map;
import java.util.Optional;
import school.safeguarding.account.AccountId;

/** What somebody has typed into a form before and not sent, given back when they open it again. */
public interface KeptDrafts {

    /** @param form the id of the task, or of the process that the form begins */
    Optional<Kept> of(AccountId account, String form);

    /**
     * @param typed by the field's key, as the form would send it; null for what was emptied
     * @param began when, as its author reads it
     * @param revision which of its changes this is
     */
    record Kept(Map<String, Object> typed, String began, int revision) {}
}

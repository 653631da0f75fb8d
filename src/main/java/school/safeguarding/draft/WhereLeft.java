package school.safeguarding.draft;

import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.form.OpenForms;

/** Where somebody goes on with what they typed last and have not sent. */
@Component
public class WhereLeft {

    private static final String TASKLIST = "/camunda/app/tasklist/default/#/";
    private static final String REPORT = "cse-concern";

    private final Drafts drafts;
    private final OpenForms openForms;

    WhereLeft(Drafts drafts, OpenForms openForms) {
        this.drafts = drafts;
        this.openForms = openForms;
    }

    /** @return the page of the last form that this person typed into, by our own addresses; empty if there is none */
    public Optional<String> page(AccountId account) {
        return drafts.newest(account)
                .map(form -> isOpen(account, form) ? page(account, form).orElseThrow() : "/drafts");
    }

    boolean isOpen(AccountId account, String form) {
        return page(account, form).isPresent();
    }

    /** @return empty for a step that is done, or has gone to somebody else */
    Optional<String> page(AccountId account, String form) {
        if (form.equals(REPORT)) {
            return Optional.of("/report");
        }
        if (!Drafts.isOfStep(form)) {
            return Optional.of(TASKLIST + "?processStart=" + form);
        }
        return openForms.isOpenTo(form, account) ? Optional.of(TASKLIST + "?task=" + form) : Optional.empty();
    }
}

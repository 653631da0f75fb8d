package school.safeguarding.escalation;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import school.safeguarding.draft.Drafts;

/** What nobody came back to is gone after a week, whether or not anybody types anything. */
@Component
class ForgetOldDrafts {

    private final Drafts drafts;

    ForgetOldDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    @EventListener
    void on(DayBegun day) {
        drafts.forgetOld();
    }
}

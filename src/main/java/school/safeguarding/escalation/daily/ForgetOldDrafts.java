package school.safeguarding.escalation.daily;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import school.safeguarding.draft.Drafts;
import school.safeguarding.escalation.DayBegun;

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

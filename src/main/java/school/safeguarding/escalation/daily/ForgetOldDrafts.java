package school.safeguarding.escalation.daily;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import school.safeguarding.draft.Drafts;
import school.safeguarding.escalation.BeginsWithDay;

/** What nobody came back to is gone after a week, whether or not anybody types anything. */
@Component
class ForgetOldDrafts implements BeginsWithDay {

    private final Drafts drafts;

    ForgetOldDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String ofDay() {
        return "old-drafts";
    }

    @Override
    public void begin(LocalDate day) {
        drafts.forgetOld();
    }
}
